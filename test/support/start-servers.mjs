import { tmpdir } from 'node:os';
import { ensureBuilt } from '../../bin/build.mjs';
import { ensureRedis } from '../../bin/setup/redis.mjs';
import compileProduct from '../faults/compile-product.mjs';

const TEMPLATE = 'frontrow_template';

/**
 * One throwaway Postgres, with a migrated template database, and one throwaway Redis for the whole
 * run. It runs outside of Jest's module system, so it takes the server's compiled code.
 */
export default async function startServers() {
  await ensureRedis();
  await ensureBuilt();
  await compileProduct();
  const { startPostgres, startRedis } = await import('../../dist/src/platform/embedded/index.js');
  const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
  const [postgres, redis] = await Promise.all([startPostgres(options), startRedis(options)]);
  globalThis.frontrowTestServers = { postgres, redis };
  await makeTemplate(postgres.url);
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_REDIS_URL = redis.url;
}

async function makeTemplate(adminUrl) {
  const { default: pg } = await import('pg');
  const { migrate } = await import('../../dist/src/platform/database/index.js');
  const { migrations } = await import('../../dist/migrations/index.js');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href, migrations);
}
