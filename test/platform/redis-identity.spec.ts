import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { Logger } from '@nestjs/common';
import { connect, runIdOf } from '../../src/platform/redis/clients.js';
import { type FakeRedis, startFakeRedis } from '../support/fake-redis.js';
import { until } from '../support/until.js';

const NAMED = 'redis_version:7.4.0\r\nrun_id:0123456789abcdef\r\nloading:0\r\n';
const NAMELESS = 'redis_version:7.4.0\r\nloading:0\r\n';

describe('which Redis answers', () => {
  let about = NAMED;
  let infos = 0;
  let server: FakeRedis;
  let client: Redis;
  beforeEach(async () => {
    infos = 0;
    server = await startFakeRedis(() => {
      infos += 1;
      return about;
    });
    Logger.overrideLogger(false);
  });
  afterEach(async () => {
    client.disconnect();
    await server.stop();
    Logger.overrideLogger(['error']);
  });

  const status = () => Promise.resolve(client.status);
  const known = (): string | undefined => {
    try {
      return runIdOf(client);
    } catch {
      return undefined;
    }
  };

  it('is known by the time that the client may ask it for anything else', async () => {
    about = NAMED;
    client = connect(server.url, 'admission', 1_000);
    await until(status, word => word === 'ready');
    expect(known()).toBe('0123456789abcdef');
  });

  it('is not guessed of one that does not say: nothing that depends on it is asked', async () => {
    about = NAMELESS;
    client = connect(server.url, 'admission', 1_000);
    await until(status, word => word === 'ready');
    // It does answer, and has been asked who it is.
    expect(await client.ping()).toBe('OK');
    expect(infos).toBeGreaterThan(0);
    expect(() => runIdOf(client)).toThrow('It is not known which Redis answers');
  });

  it('is forgotten with its connection: whoever answers next and does not say is not taken for it', async () => {
    about = NAMED;
    client = connect(server.url, 'admission', 1_000);
    await until(status, word => word === 'ready');
    expect(known()).toBe('0123456789abcdef');
    about = NAMELESS;
    const before = infos;
    const isGone = once(client, 'close');
    server.cut();
    await isGone;
    await until(status, word => word === 'ready');
    expect(await client.ping()).toBe('OK');
    expect(infos).toBeGreaterThan(before);
    expect(known()).toBeUndefined();
    about = NAMED.replace('0123456789abcdef', 'fedcba9876543210');
    server.cut();
    await until(
      () => Promise.resolve(known()),
      runId => runId === 'fedcba9876543210',
    );
  });
});
