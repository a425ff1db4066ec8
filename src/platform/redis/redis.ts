import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { connect, whenReady } from './clients.js';
import { LockServer } from './lock-server.js';

/** Every connection of this process to Redis, except Bull's own. */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  /** The masters that Redlock asks; the first one also serves the availability stream. */
  readonly lockServers: LockServer[];
  /** One a lock server: what its scripts publish. */
  readonly subscribers: Redis[];
  /** What is no lock lives here, at REDIS_URL. */
  readonly main: Redis;
  /** What is published there. */
  readonly listener: Redis;

  constructor(config: Config) {
    invariant(config.redisUrl !== undefined, 'the Redis address is known before the app starts');
    const urls = config.redisLockUrls.length > 0 ? config.redisLockUrls : [config.redisUrl];
    this.lockServers = urls.map(url => new LockServer(connect(url, 'admission', config.redisTimeoutMs)));
    this.subscribers = urls.map(url => connect(url, 'subscriber'));
    this.main = connect(config.redisUrl, 'admission', config.redisTimeoutMs);
    this.listener = connect(config.redisUrl, 'subscriber');
  }

  /** Refuses to start on a Redis that would drop holds when memory runs short. */
  async onModuleInit(): Promise<void> {
    await whenReady(this.main);
    for (const { client } of this.lockServers) {
      await whenReady(client);
      const policy = (await client.config('GET', 'maxmemory-policy')) as string[];
      if (policy[1] !== undefined && policy[1] !== 'noeviction') {
        throw new Error(
          `Redis evicts keys when memory runs short (maxmemory-policy ${policy[1]}), so holds would vanish. ` +
            'Set it to noeviction: redis-cli CONFIG SET maxmemory-policy noeviction',
        );
      }
    }
  }

  onApplicationShutdown(): void {
    for (const { client } of this.lockServers) client.disconnect();
    for (const client of [...this.subscribers, this.main, this.listener]) client.disconnect();
  }
}
