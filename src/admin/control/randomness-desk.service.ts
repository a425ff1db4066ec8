import { Injectable } from '@nestjs/common';
import { type Performance, PerformancesService } from '../../events/index.js';
import { DomainError } from '../../platform/problem.js';
import { type Announcement, noQueue, type PublicNumber, RandomnessService } from '../../queue/index.js';
import { AdminActs } from '../audit/admin-acts.js';

/** How the public number of a draw stands. */
export interface RandomnessFacts {
  frozenAt: Date | null;
  announcement: Announcement | null;
}

/** The public number of a draw: announced, entered or given up, each with its line in the audit log. */
@Injectable()
export class RandomnessDesk {
  constructor(
    private readonly performances: PerformancesService,
    private readonly randomness: RandomnessService,
    private readonly acts: AdminActs,
  ) {}

  /** @throws not-found, no-queue */
  async of(id: string): Promise<RandomnessFacts> {
    await this.withQueue(id);
    return this.randomness.of(id);
  }

  /** @throws not-found, no-queue, announcement-fixed */
  async announce(actor: string, id: string, source: string): Promise<void> {
    const performance = await this.withQueue(id);
    await this.acts.run({ actor, action: 'draw.announced', id, detail: { source } }, tx =>
      this.randomness.announce(tx, performance, source),
    );
  }

  /** @throws not-found, no-queue, randomness-out-of-order, randomness-known */
  async enter(actor: string, id: string, number: PublicNumber): Promise<void> {
    await this.withQueue(id);
    const root = await this.randomness.rootOf(id);
    const detail = { text: number.text, publishedAt: number.publishedAt.toISOString() };
    await this.acts.run({ actor, action: 'draw.number-entered', id, detail }, tx =>
      this.randomness.enter(tx, id, number, root),
    );
  }

  /** @throws not-found, no-queue, randomness-out-of-order */
  async abandon(actor: string, id: string, reason: string): Promise<void> {
    await this.withQueue(id);
    await this.acts.run({ actor, action: 'draw.number-abandoned', id, detail: { reason } }, tx =>
      this.randomness.abandon(tx, id, reason),
    );
  }

  private async withQueue(id: string): Promise<Performance> {
    const performance = await this.performances.get(id);
    if (!performance.queue.enabled) throw new DomainError(noQueue);
    return performance;
  }
}
