import type { Redis } from 'ioredis';
import { RedisConnections } from '../../src/platform/redis/index.js';
import type { RunningApp } from './app.js';

/** The one Redis that an app works with, as it is connected with it. */
export function redisOf({ app }: Pick<RunningApp, 'app'>): Redis {
  const [server] = app.get(RedisConnections).main.servers;
  if (server === undefined) throw new Error('This app has no Redis.');
  return server;
}
