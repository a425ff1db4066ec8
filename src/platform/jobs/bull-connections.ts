import { Injectable, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { connect } from '../redis/index.js';

/** The connections that Bull was given. Pausing makes it reconnect one, which its own close then misses. */
@Injectable()
export class BullConnections {
  private readonly clients: Redis[] = [];

  constructor(private readonly config: Config) {}

  open(type: 'client' | 'subscriber' | 'bclient'): Redis {
    const url = this.config.redisUrl;
    invariant(url !== undefined, 'the Redis address is known before the app starts');
    const client = connect(url, type === 'client' ? 'bull-producer' : 'bull');
    this.clients.push(client);
    return client;
  }

  close(): void {
    for (const client of this.clients) client.disconnect();
  }
}

@Module({ providers: [BullConnections], exports: [BullConnections] })
export class BullConnectionsModule {}
