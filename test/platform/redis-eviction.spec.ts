import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { tmpdir } from 'node:os';
import { readConfig } from '../../src/platform/config/config.js';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { RedisConnections } from '../../src/platform/redis/index.js';

describe('a Redis that would evict keys', () => {
  const NAMES = [
    'the first lock server',
    'the second lock server',
    'the third lock server',
    'that of the jobs',
  ];
  let servers: EmbeddedServer[];
  beforeAll(async () => {
    Logger.overrideLogger(false);
    const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
    servers = await Promise.all(NAMES.map(() => startRedis(options)));
  });
  afterAll(async () => {
    await Promise.all(servers.map(server => server.stop()));
  });

  async function setPolicy({ url }: EmbeddedServer, policy: string): Promise<void> {
    const client = new Redis(url);
    await client.config('SET', 'maxmemory-policy', policy).finally(() => client.disconnect());
  }

  async function connect(): Promise<void> {
    const urls = servers.map(({ url }) => url);
    const redis = new RedisConnections(
      readConfig({
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
        SECRET_KEY: 'test-secret-key-of-at-least-32-characters',
        PAYMENT_PROVIDER: 'sandbox',
        REDIS_URL: urls[3],
        REDIS_LOCK_URLS: urls.slice(0, 3).join(','),
        REDIS_TIMEOUT_MS: '5000',
      }),
    );
    await redis.onModuleInit().finally(() => redis.onApplicationShutdown());
  }

  it.each(NAMES.map((name, i) => [name, i] as const))('keeps a process from starting: %s', async (_, i) => {
    const server = servers[i];
    if (server === undefined) throw new Error('there is one for each name');
    await setPolicy(server, 'allkeys-lru');
    await expect(connect()).rejects.toThrow(`${new URL(server.url).port} evicts keys`);
    await setPolicy(server, 'noeviction');
    await connect();
  });

  it('keeps one from starting even when it is alone of three that answers', async () => {
    const [first, second, third] = servers;
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are four');
    await second.kill();
    await connect();
    await setPolicy(third, 'volatile-ttl');
    await expect(connect()).rejects.toThrow(`${new URL(third.url).port} evicts keys`);
    await setPolicy(third, 'noeviction');
    await first.kill();
    await expect(connect()).rejects.toThrow('Redis does not answer');
  });
});
