import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService } from '../admissions/admissions.service.js';
import { QueuesService } from '../queues/queues.service.js';
import { type LeverChanges, LeversStore } from './levers.store.js';

/**
 * What an organizer can do to a running queue. In force at the door at once, since the door asks Postgres before it
 * writes anybody down, and in what everybody sees within two seconds.
 */
@Injectable()
export class LeversService {
  constructor(
    private readonly store: LeversStore,
    private readonly queues: QueuesService,
    private readonly admissions: AdmissionsService,
  ) {}

  /** Nobody is called, nobody is let in; every place stays. @param message shown to those who wait */
  pause(tx: Tx, performanceId: string, message?: string | null): Promise<void> {
    return this.change(tx, performanceId, { callsPaused: true, claimsPaused: true, message });
  }

  /** Goes on from where it was, also after a drain. */
  resume(tx: Tx, performanceId: string): Promise<void> {
    const running = { callsPaused: false, claimsPaused: false, isDraining: false };
    return this.change(tx, performanceId, { ...running, message: null });
  }

  /** Nobody else may join; those who wait are still called. */
  drain(tx: Tx, performanceId: string, message?: string | null): Promise<void> {
    return this.change(tx, performanceId, { isDraining: true, message });
  }

  /**
   * Takes an entry out of the queue or out of the shop; seats that its shopper holds or pays stay theirs. It shows in
   * the public record of the draw. @throws not-found for an index that was never given out
   */
  async revoke(tx: Tx, performanceId: string, entryIndex: number): Promise<void> {
    const queue = await this.queues.fresh(performanceId);
    if (entryIndex > queue.ceiling) throw new DomainError(notFound, { detail: 'There is no such entry.' });
    const rank = this.queues.rankOf(queue, entryIndex) ?? entryIndex;
    await this.admissions.revoke(tx, performanceId, entryIndex, rank);
  }

  async change(tx: Tx, performanceId: string, changes: LeverChanges): Promise<void> {
    await this.queues.ensure(performanceId, tx);
    await this.store.change(tx, performanceId, changes);
    tx.afterCommit(() => this.queues.forget(performanceId));
  }
}
