import { Redis } from 'ioredis';
import { tmpdir } from 'node:os';
import { keyPrefix } from '../../../src/inventory/index.js';
import { type EmbeddedServer, startRedis } from '../../../src/platform/embedded/index.js';
import { RedisConnections } from '../../../src/platform/redis/index.js';
import { FaultProxy } from '../../faults/harness/fault-proxy.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { until } from '../../support/until.js';

/** A lock server, and the way that the product takes to it. */
export interface Master {
  server: EmbeddedServer;
  link: FaultProxy;
}

/** Three independent lock servers with two processes of the product. */
export interface Masters {
  masters: [Master, Master, Master];
  apps: [RunningApp, RunningApp];
  /** Heals every link, and waits until both processes are connected with every server again. */
  heal: () => Promise<void>;
  close: () => Promise<void>;
}

/** Undoes a fault. */
export type Heal = () => unknown;

async function startMaster(): Promise<Master> {
  const server = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined });
  return { server, link: await FaultProxy.before(server.url) };
}

export async function startMasters(): Promise<Masters> {
  const masters: Masters['masters'] = [await startMaster(), await startMaster(), await startMaster()];
  const urls = masters.map(({ server, link }) => link.through(server.url)).join(',');
  const env = { REDIS_LOCK_URLS: urls, REDIS_TIMEOUT_MS: '1000' };
  const left = await startApp(env);
  const right = await startApp({ DATABASE_URL: left.databaseUrl, REDIS_URL: left.redisUrl, ...env });
  const servers = [left, right].flatMap(({ app }) =>
    app.get(RedisConnections).lockServers.flatMap(keyspace => keyspace.servers),
  );
  return {
    masters,
    apps: [left, right],
    heal: async () => {
      for (const { link } of masters) link.heal();
      await until(
        () => Promise.resolve(servers.map(({ status }) => status)),
        statuses => statuses.every(status => status === 'ready'),
      );
    },
    close: async () => {
      await Promise.all([left.close(), right.close()]);
      await Promise.all(masters.map(({ link }) => link.close()));
      await Promise.all(masters.map(({ server }) => server.stop()));
    },
  };
}

/** Speaks to a server itself, past every fault. */
export async function at({ server }: Master, work: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(server.url);
  await work(client).finally(() => client.disconnect());
}

/** Waits until that server has its copy of the seats again. */
export async function isWhole(master: Master, performanceId: string): Promise<void> {
  await at(master, client =>
    until(
      () => client.exists(`${keyPrefix(performanceId)}complete`),
      found => found === 1,
    ),
  );
}

const END_TIMES = `
for _, key in ipairs(redis.call('KEYS', '{p:*')) do
  if redis.call('PTTL', key) > 0 then redis.call('DEL', key)
  elseif string.sub(key, -5) == ':held' then
    for _, member in ipairs(redis.call('ZRANGE', key, 0, -1)) do redis.call('ZADD', key, 'XX', 1, member) end
  end
end`;

/**
 * As when the clock of that server jumps ahead: what has a time to live is over, in the index of holds too. In one step,
 * as a clock jumps: whatever is placed meanwhile comes before it or after it.
 */
export async function endTimes(master: Master): Promise<void> {
  await at(master, client => client.eval(END_TIMES, 0));
}

/** Every placement is carried out there from now on, and nobody hears of it. */
export function loseReplies({ link }: Master): void {
  link.plant({ mode: 'cut-after-request', when: bytes => bytes.includes(' place ') });
}

/** Nobody reaches that server any more. */
export function cutOff({ link }: Master): void {
  link.plant({ mode: 'refuse' });
  link.cut();
}
