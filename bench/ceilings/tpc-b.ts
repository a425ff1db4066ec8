import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Stage } from '../harness/stage.js';

const run = promisify(execFile);
const SCALE = 10;
/** pgbench's own tables at this scale, made by us so that both generators find the same. */
const TABLES = [
  'CREATE TABLE pgbench_branches (bid int NOT NULL, bbalance int, filler char(88)) WITH (fillfactor = 100)',
  'CREATE TABLE pgbench_tellers (tid int NOT NULL, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100)',
  'CREATE TABLE pgbench_accounts (aid int NOT NULL, bid int, abalance int, filler char(84)) WITH (fillfactor = 100)',
  'CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))',
  `INSERT INTO pgbench_branches SELECT b, 0, '' FROM generate_series(1, ${SCALE}) b`,
  `INSERT INTO pgbench_tellers SELECT t, (t - 1) / 10 + 1, 0, '' FROM generate_series(1, ${SCALE} * 10) t`,
  `INSERT INTO pgbench_accounts
     SELECT a, (a - 1) / 100000 + 1, 0, '' FROM generate_series(1, ${SCALE} * 100000) a`,
  'ALTER TABLE pgbench_branches ADD PRIMARY KEY (bid)',
  'ALTER TABLE pgbench_tellers ADD PRIMARY KEY (tid)',
  'ALTER TABLE pgbench_accounts ADD PRIMARY KEY (aid)',
  'VACUUM ANALYZE',
];

export interface TpcB {
  /** What made the transactions: `pgbench`, or the bench's own loop where there is no pgbench. */
  generator: string;
  /** Transactions a second. */
  perSecond(seconds: number): Promise<number>;
}

/** TPC-B as pgbench has it, at scale 10, in a database of its own on the server that the product uses. */
export async function prepareTpcB(stage: Stage, connections: number): Promise<TpcB> {
  const databaseUrl = await stage.newDatabase('tpcb');
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of TABLES) await client.query(statement);
  } finally {
    await client.end();
  }
  const hasPgbench = await run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
  if (hasPgbench) {
    return { generator: 'pgbench', perSecond: seconds => pgbench(databaseUrl, connections, seconds) };
  }
  return {
    generator: 'TPC-B loop',
    perSecond: async seconds => {
      const job = { kind: 'transactions', databaseUrl, connections, seconds, scale: SCALE } as const;
      const { done, elapsedMs } = await stage.send(job);
      return (done / elapsedMs) * 1000;
    },
  };
}

async function pgbench(databaseUrl: string, connections: number, seconds: number): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const server = ['-h', hostname, '-p', port, '-U', username];
  const load = ['-n', '-c', String(connections), '-T', String(Math.max(1, Math.round(seconds)))];
  const { stdout } = await run('pgbench', [...server, ...load, pathname.slice(1)], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
  });
  return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1] ?? NaN);
}
