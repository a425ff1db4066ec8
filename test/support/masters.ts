import { tmpdir } from 'node:os';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { FaultProxy } from '../faults/harness/fault-proxy.js';
import { type RunningApp, startApp } from './app.js';

/** A lock server and the way that the product takes to it. */
export interface Master {
  server: EmbeddedServer;
  link: FaultProxy;
}

/** Three independent lock servers with two processes of the product, all that Redlock needs. */
export interface Masters {
  masters: [Master, Master, Master];
  apps: [RunningApp, RunningApp];
  close: () => Promise<void>;
}

async function startMaster(): Promise<Master> {
  const server = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined });
  return { server, link: await FaultProxy.before(server.url) };
}

export async function startMasters(env: Record<string, string> = {}): Promise<Masters> {
  const masters: Masters['masters'] = [await startMaster(), await startMaster(), await startMaster()];
  const urls = masters.map(({ server, link }) => link.through(server.url)).join(',');
  const left = await startApp({ REDIS_LOCK_URLS: urls, ...env });
  const shared = { DATABASE_URL: left.databaseUrl, REDIS_URL: left.redisUrl };
  const right = await startApp({ REDIS_LOCK_URLS: urls, ...shared, ...env });
  return {
    masters,
    apps: [left, right],
    close: async () => {
      await Promise.all([left.close(), right.close()]);
      await Promise.all(masters.map(({ link }) => link.close()));
      await Promise.all(masters.map(({ server }) => server.stop()));
    },
  };
}
