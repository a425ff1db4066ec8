import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import type { Job, Outcome } from './job.js';

const ACCOUNTS = 100_000;
const TELLERS = 10;

/** The transaction of TPC-B as pgbench's documentation gives it, on the tables of `prepareTpcB`. */
export async function runTransactions(job: Extract<Job, { kind: 'transactions' }>): Promise<Outcome> {
  const clients = Array.from(
    { length: job.connections },
    () => new Client({ connectionString: job.databaseUrl }),
  );
  await Promise.all(clients.map(client => client.connect()));
  const began = performance.now();
  const end = began + job.seconds * 1000;
  let done = 0;
  const work = async (client: Client): Promise<void> => {
    while (performance.now() < end) {
      await oneTransaction(client, job.scale);
      done += 1;
    }
  };
  try {
    await Promise.all(clients.map(work));
    return { done, elapsedMs: performance.now() - began };
  } finally {
    await Promise.all(clients.map(client => client.end()));
  }
}

async function oneTransaction(client: Client, scale: number): Promise<void> {
  const account = randomInt(1, ACCOUNTS * scale + 1);
  const teller = randomInt(1, TELLERS * scale + 1);
  const branch = randomInt(1, scale + 1);
  const delta = randomInt(-5_000, 5_001);
  await client.query('BEGIN');
  await client.query('UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2', [delta, account]);
  await client.query('SELECT abalance FROM pgbench_accounts WHERE aid = $1', [account]);
  await client.query('UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2', [delta, teller]);
  await client.query('UPDATE pgbench_branches SET bbalance = bbalance + $1 WHERE bid = $2', [delta, branch]);
  await client.query(
    `INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)`,
    [teller, branch, account, delta],
  );
  await client.query('COMMIT');
}
