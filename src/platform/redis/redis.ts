import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import type { ClientKind } from './clients.js';
import { EvictsKeys, refuseEviction } from './eviction.js';
import { type Installation, installationAt } from './installation.js';
import type { Keyspace } from './keyspace.js';

/** Every connection of this process to Redis, except Bull's own. */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnections.name);
  private readonly installations: Installation[];
  private readonly mainInstallation: Installation;
  /** What Redlock asks; the first one also serves the availability stream. */
  readonly lockServers: Keyspace[];
  /** One a lock server: what its scripts publish. */
  readonly subscribers: Redis[];
  /** What is no lock lives here, at REDIS_URL. */
  readonly main: Keyspace;
  /** What is published there. */
  readonly listener: Redis;
  /** So many lock servers decide. */
  readonly quorum: number;

  constructor(config: Config) {
    const { redisUrl, redisLockUrls, redisTimeoutMs } = config;
    invariant(redisUrl !== undefined, 'the Redis address is known before the app starts');
    this.mainInstallation = installationAt(redisUrl, redisTimeoutMs);
    const others = redisLockUrls.map(url => installationAt(url, redisTimeoutMs));
    this.installations = [this.mainInstallation, ...others];
    const deciding = others.length > 0 ? others : [this.mainInstallation];
    this.lockServers = deciding.map(installation => installation.keyspace());
    this.subscribers = deciding.map(installation => installation.client('subscriber'));
    this.main = this.mainInstallation.keyspace();
    this.listener = this.mainInstallation.client('subscriber');
    this.quorum = Math.floor(deciding.length / 2) + 1;
  }

  /** Number of the logical database at REDIS_URL. */
  get database(): number {
    return this.main.servers[0]?.options.db ?? 0;
  }

  /** A further connection to REDIS_URL, with the server of this key. Whoever asks for it closes it. */
  client(kind: Exclude<ClientKind, 'admission'>, key: string): Redis {
    return this.mainInstallation.client(kind, key);
  }

  /**
   * Refuses to start on a Redis that would drop holds or jobs when memory runs short, and without a quorum of lock
   * servers. One that is away is looked at when it comes.
   */
  async onModuleInit(): Promise<void> {
    const looks = await Promise.allSettled(this.lockServers.map(look));
    const failures = looks.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const evicting = failures.find(failure => failure instanceof EvictsKeys);
    if (evicting !== undefined) throw evicting;
    if (looks.length - failures.length < this.quorum) throw failures[0];
    for (const keyspace of this.lockServers) keyspace.onReady(server => void this.lookAgain(server));
    await look(this.main);
  }

  /** A process that sells does not stop for this, but it says so. */
  private async lookAgain(server: Redis): Promise<void> {
    await refuseEviction(server).catch((error: unknown) => {
      if (error instanceof EvictsKeys) this.logger.error(error.message);
    });
  }

  onApplicationShutdown(): void {
    for (const client of [...this.subscribers, this.listener]) client.disconnect();
    for (const one of [...this.lockServers, this.main, ...this.installations]) one.close();
  }
}

async function look(keyspace: Keyspace): Promise<void> {
  await keyspace.open();
  const ready = keyspace.servers.filter(({ status }) => status === 'ready');
  await Promise.all(ready.map(refuseEviction));
}
