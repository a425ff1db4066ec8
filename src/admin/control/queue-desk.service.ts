import { Injectable } from '@nestjs/common';
import { PerformancesService, type QueueSettings } from '../../events/index.js';
import { DomainError } from '../../platform/problem.js';
import { LeversService, noQueue, type Pool, PoolsService } from '../../queue/index.js';
import { AdminActs } from '../audit/admin-acts.js';

const LEVERS = ['pause', 'resume', 'drain'] as const;
type Lever = (typeof LEVERS)[number];

export function isLever(text: string): text is Lever {
  return LEVERS.some(lever => lever === text);
}

export interface QueueChanges extends Partial<QueueSettings> {
  callsPaused?: boolean;
  claimsPaused?: boolean;
  message?: string | null;
}

/** The levers of a queue, each with its line in the audit log. */
@Injectable()
export class QueueDesk {
  constructor(
    private readonly performances: PerformancesService,
    private readonly levers: LeversService,
    private readonly pools: PoolsService,
    private readonly acts: AdminActs,
  ) {}

  /** @throws not-found, no-queue */
  async pull(actor: string, id: string, lever: Lever, message?: string | null): Promise<void> {
    await this.refuseWithoutQueue(id);
    const detail = message === undefined ? {} : { message };
    await this.acts.run({ actor, action: `queue.${lever}`, id, detail }, tx =>
      lever === 'resume' ? this.levers.resume(tx, id) : this.levers[lever](tx, id, message),
    );
  }

  /** Changes the settings that are named, and the pauses and the message with them. @throws not-found, unknown-pool */
  async change(actor: string, id: string, changes: QueueChanges): Promise<void> {
    const { callsPaused, claimsPaused, message, ...settings } = changes;
    await this.acts.run({ actor, action: 'queue.changed', id, detail: { ...changes } }, async tx => {
      await this.pools.refuseUnknown(tx, settings['pool']);
      const { queue } = await this.performances.get(id, tx);
      await this.performances.update(tx, id, { queue: { ...queue, ...settings } });
      await this.levers.change(tx, id, { callsPaused, claimsPaused, message });
    });
  }

  /** Makes a pool, or gives it another capacity; nobody is sent away for it. */
  async putPool(actor: string, pool: Pool): Promise<void> {
    await this.acts.run({ actor, action: 'pool.saved', id: pool.name, detail: { ...pool } }, tx =>
      this.pools.put(tx, pool),
    );
  }

  /** Takes one entry's place away, and says why in the audit log. @throws not-found, no-queue */
  async revoke(actor: string, id: string, entryIndex: number, reason: string): Promise<void> {
    await this.refuseWithoutQueue(id);
    const detail = { entryIndex, reason };
    await this.acts.run({ actor, action: 'queue.revoked', id, detail }, tx =>
      this.levers.revoke(tx, id, entryIndex),
    );
  }

  private async refuseWithoutQueue(id: string): Promise<void> {
    const { queue } = await this.performances.get(id);
    if (!queue.enabled) throw new DomainError(noQueue);
  }
}
