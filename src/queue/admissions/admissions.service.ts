import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Performance, PublishedPerformances } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import { DomainError } from '../../platform/problem.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { EntriesService, type EntryProofs, type QueueEntryView } from '../entries/entries.service.js';
import { NowServing } from '../now-serving/now-serving.js';
import type { Queue } from '../queues/queue.js';
import { QueuesService } from '../queues/queues.service.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import {
  admissionEnded,
  drawPending,
  entryInvalid,
  notAdmitted,
  notCalledYet,
  queueClosed,
  queuePaused,
} from '../queue.problems.js';
import { type ShopperToken, Shoppers } from '../shoppers/shoppers.js';
import { type Admission, AdmissionsStore, type EndOfVisit } from './admissions.store.js';
import { secondsToNextPoll } from '../now-serving/poll.rules.js';
import { secondsToCall } from '../now-serving/wait.rules.js';
import { Door, type Knock } from './door.js';

const ENTRY_PURPOSE = 'open-entry';
const ENTRY_LIFETIME_SECONDS = 24 * 60 * 60;
const RETRY_AFTER_SECONDS = 5;
/** A visit that was ended elsewhere is over here within this time. */
const VISITS_IN_MEMORY = { ttlMs: 1_000, max: 20_000 };

/** Who may shop. Without a queue everybody, at once, by the same path, and nothing is stored. */
@Injectable()
export class AdmissionsService {
  /** When a shopper's visit to a performance ends, in ms; 0 for one who is not inside. */
  private readonly visits: TtlCache<number>;

  constructor(
    private readonly database: Database,
    private readonly store: AdmissionsStore,
    private readonly door: Door,
    private readonly entries: EntriesService,
    private readonly queues: QueuesService,
    private readonly nowServing: NowServing,
    private readonly tokens: SignedTokens,
    private readonly shoppers: Shoppers,
    private readonly clock: Clock,
    private readonly performances: PublishedPerformances,
  ) {
    this.visits = new TtlCache(clock, VISITS_IN_MEMORY, async key => {
      const [performanceId = '', shopperId = ''] = key.split(' ');
      return (await this.store.endOf(this.database.primary, performanceId, shopperId))?.getTime() ?? 0;
    });
  }

  /** @throws not-found, and what `EntriesService.join` throws */
  async enter(
    performanceId: string,
    known: string | undefined,
    proofs?: EntryProofs,
  ): Promise<QueueEntryView> {
    const performance = await this.performances.get(performanceId);
    if (performance.queue.enabled) return this.entries.join(performance, known, proofs);
    if (known !== undefined) this.checkOpenEntry(performanceId, known);
    const entry = known ?? this.tokens.issue(ENTRY_PURPOSE, performanceId, ENTRY_LIFETIME_SECONDS).token;
    return { entry, phase: 'open', epoch: 1, index: 1, rank: 1 };
  }

  /**
   * Lets a shopper in whose turn it is; the same entry again gets the same admission.
   * @param isByHand somebody without a script, who needs longer for the next knock at a full door
   * @throws not-found, entry-invalid, draw-pending, not-called-yet, door-full, admission-ended, queue-closed,
   *   queue-paused, queue-unavailable
   */
  async admit(
    performanceId: string,
    entry: string | undefined,
    shopperId: string | undefined,
    isByHand = false,
  ): Promise<ShopperToken & { admittedUntil: Date }> {
    const performance = await this.performances.get(performanceId);
    if (!performance.queue.enabled) {
      if (entry !== undefined) this.checkOpenEntry(performanceId, entry);
      const shopper = this.shoppers.issue(shopperId);
      return { ...shopper, admittedUntil: shopper.expiresAt };
    }
    if (entry === undefined) throw new DomainError(entryInvalid);
    const { index } = this.entries.read(performanceId, entry);
    return this.admitCalled(performance, { entryIndex: index, isByHand }, shopperId);
  }

  /** @throws not-admitted when the performance has a queue and the shopper is not inside */
  async mayHold({ id, queue }: Performance, shopperId: string): Promise<void> {
    if (queue.enabled && !(await this.isInside(id, shopperId))) throw new DomainError(notAdmitted);
  }

  /** The same by what this process knows without asking anybody; where it knows nothing, no. */
  isKnownInside({ id, queue }: Performance, shopperId: string): boolean {
    return !queue.enabled || (this.visits.present(`${id} ${shopperId}`) ?? 0) > this.clock.ms();
  }

  async isInside(performanceId: string, shopperId: string): Promise<boolean> {
    return (await this.visits.get(`${performanceId} ${shopperId}`)) > this.clock.ms();
  }

  /** @throws admission-ended for an entry whose visit is over, however it ended */
  async checkTurn(performanceId: string, entryIndex: number): Promise<void> {
    const present = await this.store.ofEntry(this.database.primary, performanceId, entryIndex);
    if (present?.isOver === true) throw ended(present);
  }

  /** The same, asked anew: what a second ago was true would lead somebody to the wrong page, where nobody asks again. */
  isStillInside(performanceId: string, shopperId: string): Promise<boolean> {
    this.visits.delete(`${performanceId} ${shopperId}`);
    return this.isInside(performanceId, shopperId);
  }

  /** Ends a shopper's visit, to one performance or to all: the place goes to the next. */
  async end(shopperId: string, performanceId: string | null, by: EndOfVisit): Promise<void> {
    if (performanceId !== null && !(await this.performances.get(performanceId)).queue.enabled) return;
    const ended = await this.store.end(this.database.primary, shopperId, performanceId, by);
    for (const visit of ended) {
      this.visits.delete(`${visit.performanceId} ${shopperId}`);
      await this.door.free(visit.performanceId, [visit.entryIndex]);
    }
  }

  /** Takes an entry's place away, called or not. @param rank its rank, or its index while that is not drawn */
  async revoke(tx: Tx, performanceId: string, entryIndex: number, rank: number): Promise<void> {
    const shopperId = await this.store.revoke(tx, uuid(), { performanceId, entryIndex, rank });
    tx.afterCommit(async () => {
      this.visits.delete(`${performanceId} ${shopperId}`);
      await this.door.free(performanceId, [entryIndex]);
    });
  }

  private async admitCalled(
    performance: Performance,
    { entryIndex, isByHand }: Pick<Knock, 'entryIndex' | 'isByHand'>,
    shopperId: string | undefined,
  ): Promise<ShopperToken & { admittedUntil: Date }> {
    const { id } = performance;
    const settings = queueSettingsOf(performance);
    const queue = await this.queues.of(id);
    const rank = this.calledRank(queue, entryIndex);
    const present = await this.store.ofEntry(this.database.primary, id, entryIndex);
    if (present?.isOver === true) throw ended(present);
    if (present !== undefined) return this.token(present.shopperId, present.expiresAt);
    if (this.clock.ms() >= settings.closesAt) throw new DomainError(queueClosed);
    if (queue.claimsPaused) throw new DomainError(queuePaused, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    const shopper = this.shoppers.issue(shopperId);
    const { grace, exitsPerSecond = 0 } = queue.memory;
    const admission = await this.door.enter(
      {
        ...{ performanceId: id, entryIndex, rank, shopperId: shopper.shopperId },
        ...{ isLate: rank <= (grace?.lateUpTo ?? 0), isByHand, exitsPerSecond },
      },
      settings,
    );
    this.visits.delete(`${id} ${admission.shopperId}`);
    if (admission.isOver) throw ended(admission);
    return this.token(admission.shopperId, admission.expiresAt);
  }

  /**
   * The rank of an entry whose turn it is. Decided from memory, so that those who knock too early cost nothing more.
   * @throws draw-pending, not-called-yet, queue-closed
   */
  private calledRank(queue: Queue, entryIndex: number): number {
    const line = this.nowServing.lineOf(queue.performanceId);
    const rank = queue.drawKey === null ? null : this.queues.rankOf(queue, entryIndex);
    if (rank === null || line === undefined) throw new DomainError(drawPending);
    const { nowServing } = line;
    if (rank <= nowServing) return rank;
    if (line.phase === 'closed') throw new DomainError(queueClosed);
    const seconds = Math.round(secondsToNextPoll(secondsToCall(rank - nowServing, line), line.pollSeconds));
    const extra = { rank, nowServing, retryAfterSeconds: seconds };
    throw new DomainError(notCalledYet, { extra, retryAfterSeconds: seconds });
  }

  private token(shopperId: string, admittedUntil: Date): ShopperToken & { admittedUntil: Date } {
    return { ...this.shoppers.issue(shopperId), admittedUntil };
  }

  private checkOpenEntry(performanceId: string, entry: string): void {
    const subject = this.tokens.verify(ENTRY_PURPOSE, entry)?.subject;
    if (subject !== performanceId) throw new DomainError(entryInvalid);
  }
}

/** The visit is over; an entry that was taken away is told so. */
function ended({ endedBy }: Pick<Admission, 'endedBy'>): DomainError {
  if (endedBy !== 'revoked') return new DomainError(admissionEnded);
  const detail = 'The organizer has taken this place away. What was held or paid with it stays.';
  return new DomainError(admissionEnded, { detail, extra: { isRevoked: true } });
}
