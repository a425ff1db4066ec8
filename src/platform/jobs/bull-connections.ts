import { Injectable, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { type ClientKind, connect } from '../redis/index.js';

/** Bull does not close connections that others make for it, so whoever makes them keeps them in view. */
@Injectable()
export class BullConnections {
  private readonly clients: Redis[] = [];

  constructor(private readonly config: Config) {}

  open(kind: ClientKind): Redis {
    const url = this.config.redisUrl;
    invariant(url !== undefined, 'the Redis address is known before the app starts');
    const client = connect(url, kind);
    this.clients.push(client);
    return client;
  }

  /** Call it once the queues are closed: a queue that still works would only connect again. */
  closeAll(): void {
    for (const client of this.clients) client.disconnect();
  }
}

@Module({ providers: [BullConnections], exports: [BullConnections] })
export class BullConnectionsModule {}
