import { Injectable } from '@nestjs/common';
import { keyPrefix } from '../inventory/index.js';
import { RedisConnections } from '../platform/redis/index.js';
import { IdleVisits } from '../queue/index.js';

/** Whoever holds seats is not idle: the queue asks here before it ends a visit. */
@Injectable()
export class HoldingShoppers {
  constructor(
    private readonly redis: RedisConnections,
    idle: IdleVisits,
  ) {
    idle.addBusy((performanceId, shopperIds) => this.of(performanceId, shopperIds));
  }

  /** Those with a hold on any lock server, which one without a majority may still be. @throws when too few answer */
  private async of(performanceId: string, shopperIds: string[]): Promise<string[]> {
    const prefix = keyPrefix(performanceId);
    const keys = shopperIds.map(shopperId => `${prefix}shopper:${shopperId}`);
    const { lockServers, quorum } = this.redis;
    const answers = await Promise.allSettled(
      lockServers.map(keyspace => keyspace.at(prefix, server => server.mget(keys))),
    );
    const said = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []));
    if (said.length < quorum) throw new Error('too few lock servers say who holds seats');
    return shopperIds.filter((_, i) => said.some(holds => holds[i] !== null));
  }
}
