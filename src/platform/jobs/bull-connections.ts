import { Injectable, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConnections } from '../redis/index.js';

/** The hash tag keeps all of Bull's keys in one slot of a cluster. */
export const BULL_PREFIX = '{bull}';

/** The connections that Bull was given. Pausing makes it reconnect one, which its own close then misses. */
@Injectable()
export class BullConnections {
  private readonly clients: Redis[] = [];

  constructor(private readonly redis: RedisConnections) {}

  open(type: 'client' | 'subscriber' | 'bclient'): Redis {
    const client = this.redis.client(type === 'client' ? 'bull-producer' : 'bull', BULL_PREFIX);
    this.clients.push(client);
    return client;
  }

  close(): void {
    for (const client of this.clients) client.disconnect();
  }
}

@Module({ providers: [BullConnections], exports: [BullConnections] })
export class BullConnectionsModule {}
