import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { connect, whenReady } from './clients.js';
import { EvictsKeys, refuseEviction } from './eviction.js';

/** Every connection of this process to Redis, except Bull's own. */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnections.name);
  /** The masters that Redlock asks; the first one also serves the availability stream. */
  readonly lockServers: Redis[];
  /** One a lock server: what its scripts publish. */
  readonly subscribers: Redis[];
  /** What is no lock lives here, at REDIS_URL. */
  readonly main: Redis;
  /** What is published there. */
  readonly listener: Redis;
  /** So many lock servers decide. */
  readonly quorum: number;

  constructor(config: Config) {
    invariant(config.redisUrl !== undefined, 'the Redis address is known before the app starts');
    const urls = config.redisLockUrls.length > 0 ? config.redisLockUrls : [config.redisUrl];
    this.lockServers = urls.map(url => connect(url, 'admission', config.redisTimeoutMs));
    this.subscribers = urls.map(url => connect(url, 'subscriber'));
    this.main = connect(config.redisUrl, 'admission', config.redisTimeoutMs);
    this.listener = connect(config.redisUrl, 'subscriber');
    this.quorum = Math.floor(urls.length / 2) + 1;
  }

  /**
   * Refuses to start on a Redis that would drop holds or jobs when memory runs short, and without a quorum of lock
   * servers. One that is away is looked at when it comes.
   */
  async onModuleInit(): Promise<void> {
    const looks = await Promise.allSettled(this.lockServers.map(client => look(client)));
    const failures = looks.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const evicting = failures.find(failure => failure instanceof EvictsKeys);
    if (evicting !== undefined) throw evicting;
    if (looks.length - failures.length < this.quorum) throw failures[0];
    for (const client of this.lockServers) client.on('ready', () => void this.lookAgain(client));
    await look(this.main);
  }

  /** A process that sells does not stop for this, but it says so. */
  private async lookAgain(client: Redis): Promise<void> {
    await refuseEviction(client).catch((error: unknown) => {
      if (error instanceof EvictsKeys) this.logger.error(error.message);
    });
  }

  onApplicationShutdown(): void {
    const clients = [...this.lockServers, ...this.subscribers, this.main, this.listener];
    for (const client of clients) client.disconnect();
  }
}

async function look(client: Redis): Promise<void> {
  await whenReady(client);
  await refuseEviction(client);
}
