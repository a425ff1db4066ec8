import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database } from '../../platform/database/index.js';
import { Script } from '../../platform/redis/index.js';
import { DomainError } from '../../platform/problem.js';
import { QueueCounters } from '../queues/queue-counters.js';
import { CLAIM_LUA, LEAVE_LUA } from '../queues/queue.lua.js';
import { QueueRedis } from '../queues/queue-redis.js';
import type { QueueSettings } from '../queues/queue-settings.rules.js';
import { doorFull, queuePaused, queueUnavailable } from '../queue.problems.js';
import { type Admission, AdmissionsStore } from './admissions.store.js';
import { KNOCK_AGAIN_SECONDS, MOST_STANDING, presentMs, standingInFront } from './door.rules.js';

const claim = new Script(CLAIM_LUA);
const leave = new Script(LEAVE_LUA);

const RETRY_AFTER_SECONDS = 2;
/** Redis may be lost and made whole again while somebody is on the way in; hardly so often. */
const MAX_ATTEMPTS = 3;

/** Somebody whose turn it is. */
export interface Called {
  performanceId: string;
  entryIndex: number;
  rank: number;
  shopperId: string;
}

/** How somebody comes to the door. */
export interface Knock extends Called {
  /** The time to come is over: behind those who stand there now. */
  isLate: boolean;
  /** Somebody without a script, who needs longer for the next knock. */
  isByHand: boolean;
  /** Visits that end. */
  exitsPerSecond: number;
}

/**
 * The door of the shop: a place in a bounded pool in Redis, whose script keeps the cap and serves those who stand at the
 * door by rank, then a row in Postgres, from which the pool is filled again when Redis has lost it. The row counts only
 * in the epoch of the place, so that nobody who was on the way in meanwhile is left out of the pool.
 */
@Injectable()
export class Door {
  constructor(
    private readonly database: Database,
    private readonly store: AdmissionsStore,
    private readonly counters: QueueCounters,
    private readonly redis: QueueRedis,
  ) {}

  /**
   * @returns the entry's admission, which may be over by now: a place was taken away meanwhile
   * @throws door-full, queue-paused, queue-unavailable
   */
  async enter(knock: Knock, settings: QueueSettings): Promise<Admission> {
    const { performanceId, entryIndex } = knock;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const { expiresAt, epoch } = await this.claim(knock, settings);
      const isWritten = await this.database.run(tx =>
        this.store.insert(tx, uuid(), performanceId, epoch, { ...knock, expiresAt: new Date(expiresAt) }),
      );
      const admission = await this.store.ofEntry(this.database.primary, performanceId, entryIndex);
      if (isWritten && admission !== undefined) {
        if (admission.isOver) await this.free(performanceId, [entryIndex]);
        return admission;
      }
      if (await this.store.isPaused(this.database.primary, performanceId)) {
        await this.free(performanceId, [entryIndex]);
        throw new DomainError(queuePaused, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      }
    }
    await this.free(performanceId, [entryIndex]);
    throw new DomainError(queueUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }

  /** The places go to the next. A Redis that is away forgets them by itself. */
  async free(performanceId: string, entryIndices: number[]): Promise<void> {
    await this.redis.run(leave, performanceId, entryIndices).catch(() => undefined);
  }

  private async claim(
    { performanceId, entryIndex, rank, isLate, isByHand, exitsPerSecond }: Knock,
    { opensAt, visitSeconds, capacity, pool }: QueueSettings,
  ): Promise<{ expiresAt: number; epoch: number }> {
    const [word, first, second] = await this.counters.whole(performanceId, opensAt, () =>
      this.redis.run(claim, performanceId, [
        ...[entryIndex, rank, isLate ? 1 : 0, visitSeconds * 1_000, capacity],
        ...[standingInFront(exitsPerSecond), presentMs('front', isByHand), presentMs('behind', isByHand)],
        ...[MOST_STANDING, pool === null ? 0 : 1],
      ]),
    );
    if (word === 'claimed') return { expiresAt: Number(first), epoch: Number(second) };
    const retryAfterSeconds = KNOCK_AGAIN_SECONDS[second === '1' ? 'front' : 'behind'];
    throw new DomainError(doorFull, {
      extra: { ahead: Number(first), isLate, retryAfterSeconds },
      retryAfterSeconds,
    });
  }
}
