import { Injectable } from '@nestjs/common';
import type { Performance } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { DrawTrees } from '../draw/draw-trees.js';
import { announcementFixed, randomnessKnown, randomnessOutOfOrder } from '../queue.problems.js';
import type { Queue } from '../queues/queue.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import { QueuesService } from '../queues/queues.service.js';
import { QueuesStore } from '../queues/queues.store.js';
import { mayAnnounce } from './announcement.rules.js';
import { AnnouncementsStore } from './announcements.store.js';

/** What is entered: the number as it was published, and since when everybody could know it. */
export interface PublicNumber {
  text: string;
  publishedAt: Date;
}

/**
 * The public number that makes a draw operator-proof. Said beforehand, entered once it is known, or given up for
 * everybody to see; until then the draw is not made and nobody is called.
 */
@Injectable()
export class RandomnessService {
  constructor(
    private readonly store: AnnouncementsStore,
    private readonly queuesStore: QueuesStore,
    private readonly queues: QueuesService,
    private readonly trees: DrawTrees,
    private readonly clock: Clock,
  ) {}

  /** As it stands. */
  of(performanceId: string): Promise<Queue> {
    return this.queues.fresh(performanceId);
  }

  /** @throws announcement-fixed once the draw is closed, and for another source once people can join */
  async announce(tx: Tx, performance: Performance, source: string): Promise<void> {
    const { id } = performance;
    await this.queues.ensure(id, tx);
    const { announcement, drawSize } = await this.locked(tx, id);
    const times = { ...queueSettingsOf(performance), now: this.clock.ms() };
    if (drawSize !== null || !mayAnnounce(announcement, source, times))
      throw new DomainError(announcementFixed);
    await this.store.announce(tx, id, source);
  }

  /** The Merkle root that goes into the key: seconds for a million entries, so it is made before the transaction. */
  async rootOf(performanceId: string): Promise<Uint8Array> {
    const { drawSize, ...queue } = await this.queues.fresh(performanceId);
    if (drawSize === null)
      throw outOfOrder('The draw is not closed yet, so the number cannot be known yet either.');
    return (await this.trees.of({ ...queue, drawSize })).root;
  }

  /**
   * Enters the number, once and for all. The same again changes nothing.
   * @throws randomness-out-of-order for a number that came before the draw was closed, that nobody announced, or that
   *   was given up; randomness-known for another one than was entered
   */
  async enter(tx: Tx, performanceId: string, number: PublicNumber, root: Uint8Array): Promise<void> {
    const { announcement, frozenAt } = await this.locked(tx, performanceId);
    if (announcement === null) throw outOfOrder('No public number was announced before the draw was closed.');
    if (announcement.abandonedBecause !== null)
      throw outOfOrder('The number was given up, and the draw is made.');
    if (announcement.value !== null) {
      if (announcement.value.text === number.text) return;
      throw new DomainError(randomnessKnown);
    }
    if (frozenAt === null || number.publishedAt <= frozenAt) {
      throw outOfOrder('The number was public before the draw was closed, so it proves nothing.');
    }
    if (number.publishedAt.getTime() > this.clock.ms()) throw outOfOrder('That time has not come yet.');
    await this.store.enter(tx, performanceId, { ...number, root });
  }

  /**
   * The number never came, or not in time: the draw is made from the seed alone, and the record says so and why.
   * @throws randomness-out-of-order when there is nothing to give up
   */
  async abandon(tx: Tx, performanceId: string, reason: string): Promise<void> {
    const { announcement } = await this.locked(tx, performanceId);
    if (announcement === null) throw outOfOrder('No public number was announced.');
    if (announcement.settledAt !== null) throw outOfOrder('The number was entered or given up already.');
    await this.store.abandon(tx, performanceId, reason);
  }

  /** The queue as this transaction alone may change it. */
  private async locked(
    tx: Tx,
    performanceId: string,
  ): Promise<Pick<Queue, 'announcement' | 'drawSize' | 'frozenAt'>> {
    await this.store.lock(tx, performanceId);
    tx.afterCommit(() => this.queues.forget(performanceId));
    const queue = await this.queuesStore.find(tx, performanceId);
    return queue ?? { announcement: null, drawSize: null, frozenAt: null };
  }
}

function outOfOrder(detail: string): DomainError {
  return new DomainError(randomnessOutOfOrder, { detail });
}
