import { Redis } from 'ioredis';
import { Client } from 'pg';

const TEMPLATE = 'frontrow_template';
/** Redis has 1024 logical databases in a test run; 0 holds the counter below. */
const LAST_LOGICAL_DATABASE = 1023;

/** Url of the run's throwaway Postgres; its own database stays empty. */
function postgresUrl(): string {
  return given('TEST_DATABASE_URL');
}

/** Url of the run's throwaway Redis, logical database 0. */
function redisUrl(): string {
  return given('TEST_REDIS_URL');
}

/**
 * A new, migrated, empty database that no other test knows. It goes with the server at the end.
 * @returns its url
 */
export async function freshDatabase(): Promise<string> {
  const client = new Client({ connectionString: postgresUrl() });
  await client.connect();
  const name = `test_${process.pid}_${process.hrtime.bigint()}`;
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  await client.end();
  const url = new URL(postgresUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * An empty logical database of Redis that no other test of this run uses. Published messages are
 * not kept apart by it: Redis sends those across all of them.
 * @returns its url
 */
export async function freshRedis(): Promise<string> {
  const client = new Redis(redisUrl());
  try {
    const number = await client.incr('test:databases');
    if (number > LAST_LOGICAL_DATABASE) throw new Error('This run has used up its logical Redis databases.');
    await client.select(number);
    await client.flushdb();
    const url = new URL(redisUrl());
    url.pathname = `/${number}`;
    return url.href;
  } finally {
    client.disconnect();
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}
