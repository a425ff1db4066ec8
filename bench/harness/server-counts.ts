import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';

/**
 * A backend of Postgres that falls idle hands its counts in after at most ten seconds (PGSTAT_IDLE_INTERVAL); what is
 * read sooner may miss the last transactions.
 */
const COUNTS_ARE_IN_AFTER_MS = 11_000;
const SHORTEST_IDLE_MS = 10_000;
const PROOFS = 1_000;
const NOTHING: ServerWork = { transactions: 0, commands: 0, scripts: 0 };
const RUNS_A_SCRIPT = ['eval', 'evalsha'];

export interface ServerWork {
  /** Transactions in the product's database, begun and ended by anybody. */
  transactions: number;
  /** Commands that Redis ran; those that a script calls count like all others. */
  commands: number;
  /** Scripts that Redis was asked to run; they are among the commands. */
  scripts: number;
}

/** What the servers themselves have counted so far. */
export interface ServerCounts extends ServerWork {
  atMs: number;
}

/** Asks the servers, without being counted itself. */
export class CountingServers {
  private readonly client: Client;
  private readonly redis: Redis;
  private readonly database: string;

  /** @param ownDatabaseUrl another database on the same server, to which the questions themselves belong */
  constructor(databaseUrl: string, ownDatabaseUrl: string, redisUrl: string) {
    this.database = new URL(databaseUrl).pathname.slice(1);
    this.client = new Client({ connectionString: ownDatabaseUrl });
    this.redis = new Redis(redisUrl, { lazyConnect: true });
  }

  async open(): Promise<void> {
    await Promise.all([this.client.connect(), this.redis.connect()]);
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.client.end();
  }

  /** Waits until everything that has been done so far is counted. */
  async settled(): Promise<ServerCounts> {
    await sleep(COUNTS_ARE_IN_AFTER_MS);
    return this.read();
  }

  async read(): Promise<ServerCounts> {
    const { rows } = await this.client.query<{ transactions: string }>(
      'SELECT xact_commit + xact_rollback AS transactions FROM pg_stat_database WHERE datname = $1',
      [this.database],
    );
    const info = await this.redis.info('commandstats');
    return {
      ...{ atMs: performance.now(), transactions: Number(rows[0]?.transactions ?? NaN) },
      ...{ commands: commandsIn(info), scripts: scriptsIn(info) },
    };
  }

  /**
   * Does something that has to be counted. A count that stands still would say that nobody needed anything.
   * @throws when it is not counted
   */
  async prove(databaseUrl: string): Promise<void> {
    const before = await this.read();
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    for (let i = 0; i < PROOFS; i += 1) await Promise.all([client.query('SELECT 1'), this.redis.ping()]);
    await client.end();
    const { transactions, commands } = doneBetween(before, await this.settled(), NOTHING);
    if (transactions < PROOFS || commands < PROOFS) {
      throw new Error(`${PROOFS} were done, and ${transactions} and ${commands} counted.`);
    }
  }

  /** What goes on a millisecond while nobody asks for anything. */
  async background(): Promise<ServerWork> {
    const from = await this.settled();
    await sleep(SHORTEST_IDLE_MS);
    const to = await this.read();
    const ms = to.atMs - from.atMs;
    return {
      transactions: (to.transactions - from.transactions) / ms,
      commands: (to.commands - from.commands) / ms,
      scripts: (to.scripts - from.scripts) / ms,
    };
  }
}

/** What was done in between, without what would have been done anyway; never less than nothing. */
export function doneBetween(from: ServerCounts, to: ServerCounts, background: ServerWork): ServerWork {
  const ms = to.atMs - from.atMs;
  const rest = (name: keyof ServerWork): number => Math.max(0, to[name] - from[name] - background[name] * ms);
  return { transactions: rest('transactions'), commands: rest('commands'), scripts: rest('scripts') };
}

/** Adds the calls of Redis's `INFO commandstats` up; the question itself is left out. */
export function commandsIn(info: string): number {
  return callsIn(info, name => name !== 'info');
}

/** The same of those that run a script. */
export function scriptsIn(info: string): number {
  return callsIn(info, name => RUNS_A_SCRIPT.includes(name));
}

function callsIn(info: string, isMeant: (name: string) => boolean): number {
  const calls = [...info.matchAll(/^cmdstat_(\S+?):calls=(\d+)/gm)];
  return calls.reduce((sum, [, name = '', count]) => sum + (isMeant(name) ? Number(count) : 0), 0);
}
