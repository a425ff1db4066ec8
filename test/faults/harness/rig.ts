import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Pool } from 'pg';
import { Organizer, type Sale } from '../../../bench/harness/sale.js';
import {
  type EmbeddedServer,
  freePort,
  startPostgres,
  startRedis,
} from '../../../src/platform/embedded/index.js';
import { FaultProxy } from './fault-proxy.js';
import { WebProcess } from './web-process.js';

/** A server that forgets what it has confirmed would excuse every loss; later values on the command line win. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap(name => ['-c', `${name}=on`]);
const PERSISTENT = ['--appendonly', 'yes', '--enable-debug-command', 'yes'];
/** A gateway that stays silent is given up after this, so that rows do not last longer than they must. */
const PAYMENT_TIMEOUT_MS = '2000';

export interface RigOptions {
  postgresArgs?: string[];
  redisArgs?: string[];
  /** Further settings of the product. */
  env?: Record<string, string>;
}

interface AdminAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** Servers, proxies and web processes of one spec file: the product as it runs, on throwaway servers of its own. */
export class Rig {
  /** Straight to Postgres, past every fault. */
  readonly sql: Pool;
  private readonly running = new Map<string, WebProcess>();
  private readonly addresses = new Map<string, string>();

  private constructor(
    readonly postgres: EmbeddedServer,
    readonly redis: EmbeddedServer,
    /** Between the product and Postgres. */
    readonly postgresLink: FaultProxy,
    /** Between the product and Redis. */
    readonly redisLink: FaultProxy,
    readonly env: Record<string, string>,
  ) {
    this.sql = new Pool({ connectionString: postgres.url, max: 4 });
    // A row may kill Postgres under it: the next statement gets a new connection.
    this.sql.on('error', () => undefined);
  }

  static async open({ postgresArgs = [], redisArgs = [], env = {} }: RigOptions = {}): Promise<Rig> {
    const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
    const postgres = await startPostgres({ ...options, extraArgs: [...DURABLE, ...postgresArgs] });
    const redis = await startRedis({ ...options, extraArgs: [...PERSISTENT, ...redisArgs] }).catch(
      async (error: unknown) => {
        await postgres.stop();
        throw error;
      },
    );
    const postgresLink = await FaultProxy.before(postgres.url);
    const redisLink = await FaultProxy.before(redis.url);
    return new Rig(postgres, redis, postgresLink, redisLink, {
      ...{ HOST: '127.0.0.1', PAYMENT_PROVIDER: 'sandbox', PAYMENT_TIMEOUT_MS, SEED_DEMO: 'off' },
      ...{ DATABASE_URL: postgresLink.through(postgres.url), REDIS_URL: redisLink.through(redis.url) },
      ...{ SECRET_KEY: randomBytes(32).toString('hex'), ADMIN_API_TOKEN: randomBytes(24).toString('hex') },
      ...{ ADMIN_PASSWORD: randomBytes(24).toString('hex'), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
      ...env,
    });
  }

  /** Starts a web process, or starts it again: a name keeps its address. @param env such as `CRASH_AT` */
  async start(name = 'a', env: Record<string, string> = {}): Promise<WebProcess> {
    const known = this.running.get(name);
    if (known?.isRunning === true) throw new Error(`${name} is running already.`);
    const url = this.addresses.get(name) ?? `http://127.0.0.1:${await freePort()}`;
    this.addresses.set(name, url);
    const web = await WebProcess.start(name, url, {
      ...this.env,
      ...{ PORT: new URL(url).port, PUBLIC_URL: url },
      ...env,
    });
    this.running.set(name, web);
    return web;
  }

  /** Addresses of the web processes that were ever started, the living ones first. */
  get urls(): string[] {
    const all = [...this.addresses];
    const isUp = (name: string): number => (this.running.get(name)?.isRunning === true ? 0 : 1);
    return all.sort(([a], [b]) => isUp(a) - isUp(b)).map(([, url]) => url);
  }

  /** A new performance on sale. @param seats rounded up to whole rows of 50 @param queue as in the API; without one there is none */
  async putOnSale(seats = 50, queue?: object): Promise<Sale> {
    const { url } = await this.someWeb();
    return new Organizer(url, this.env['ADMIN_API_TOKEN'] ?? '').putOnSale(seats, queue);
  }

  /** One call of the admin API, at the first process that lives. */
  async admin(method: string, path: string, body?: unknown, key?: string): Promise<AdminAnswer> {
    const response = await fetch(`${this.urls[0] ?? ''}/api/v1/admin/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.env['ADMIN_API_TOKEN'] ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as AdminAnswer['body'] };
  }

  /** Ends one in good order. @returns its exit code */
  async stop(name: string): Promise<number | NodeJS.Signals> {
    const web = this.running.get(name);
    if (web === undefined) throw new Error(`${name} never ran.`);
    return web.stop();
  }

  /** Kills one without a word. @returns the signal that ended it, or the code with which it had ended before */
  async kill(name: string): Promise<number | NodeJS.Signals> {
    const web = this.running.get(name);
    if (web === undefined) throw new Error(`${name} never ran.`);
    await web.kill();
    return web.ended;
  }

  /** Deadlocks that Postgres had to break since it started. */
  async deadlocks(): Promise<number> {
    const { rows } = await this.sql.query<{ deadlocks: number }>(
      'SELECT sum(deadlocks)::int AS deadlocks FROM pg_stat_database',
    );
    return rows[0]?.deadlocks ?? 0;
  }

  /** Any web process that lives; the first one is started again when none does. */
  async someWeb(): Promise<WebProcess> {
    const alive = [...this.running.values()].find(web => web.isRunning);
    return alive ?? this.start(this.running.keys().next().value ?? 'a');
  }

  /** Ends the web processes, so that the next row begins with none. */
  async reset(): Promise<void> {
    this.postgresLink.heal();
    this.redisLink.heal();
    await this.killAll();
    this.running.clear();
    this.addresses.clear();
  }

  lastWords(): string {
    const words = [...this.running.values()].map(({ name, lines }) => [`-- ${name}:`, ...lines.slice(-40)]);
    return words.flat().join('\n');
  }

  /** Kills every web process that runs, without a word. */
  async killAll(): Promise<void> {
    await Promise.all([...this.running.values()].map(web => web.kill()));
  }

  async close(): Promise<void> {
    await this.killAll();
    await this.sql.end();
    await Promise.all([this.postgresLink.close(), this.redisLink.close()]);
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
  }
}
