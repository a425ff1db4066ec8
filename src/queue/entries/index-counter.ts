import { Injectable } from '@nestjs/common';
import { Script } from '../../platform/redis/index.js';
import { QueueCounters } from '../queues/queue-counters.js';
import { JOIN_LUA, JOIN_ONCE_LUA } from '../queues/queue.lua.js';
import { QueueRedis } from '../queues/queue-redis.js';
import { QueuesService } from '../queues/queues.service.js';
import { DomainError } from '../../platform/problem.js';
import { queueUnavailable } from '../queue.problems.js';

const join = new Script(JOIN_LUA);
const joinOnce = new Script(JOIN_ONCE_LUA);
const RETRY_AFTER_SECONDS = 2;
/** A block is raised once and more than once only when others use it up meanwhile. */
const MAX_RAISES = 5;

/** An index as it was given out. */
export interface Issued {
  index: number;
  epoch: number;
  /** Null while the draw is open: the index takes part in it. */
  drawSize: number | null;
}

interface Batch {
  waiting: { resolve: (issued: Issued) => void; reject: (error: unknown) => void }[];
  opensAt: number;
}

/** Gives out indices: one command for all who join in one turn of the event loop. */
@Injectable()
export class IndexCounter {
  private readonly batches = new Map<string, Batch>();

  constructor(
    private readonly counters: QueueCounters,
    private readonly queues: QueuesService,
    private readonly redis: QueueRedis,
  ) {}

  /** @param opensAt when the draw is closed, ms @throws queue-unavailable */
  next(performanceId: string, opensAt: number): Promise<Issued> {
    return new Promise((resolve, reject) => {
      const present = this.batches.get(performanceId);
      if (present !== undefined) {
        present.waiting.push({ resolve, reject });
        return;
      }
      const batch: Batch = { waiting: [{ resolve, reject }], opensAt };
      this.batches.set(performanceId, batch);
      setImmediate(() => void this.send(performanceId, batch));
    });
  }

  /**
   * One index for one proof: whoever brings it again within `rememberMs` hears the same.
   * @param proof names it; safe in a key @throws queue-unavailable
   */
  once(performanceId: string, opensAt: number, proof: string, rememberMs: number): Promise<Issued> {
    return this.take(performanceId, 1, opensAt, () =>
      this.redis.run(joinOnce, performanceId, [opensAt, rememberMs], [`once:${proof}`]),
    );
  }

  private async send(performanceId: string, { waiting, opensAt }: Batch): Promise<void> {
    this.batches.delete(performanceId);
    try {
      const count = waiting.length;
      const { index: first, ...rest } = await this.take(performanceId, count, opensAt, () =>
        this.redis.run(join, performanceId, [count, opensAt]),
      );
      waiting.forEach(({ resolve }, i) => resolve({ index: first + i, ...rest }));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  private async take(
    performanceId: string,
    count: number,
    opensAt: number,
    ask: () => Promise<string[]>,
  ): Promise<Issued> {
    for (let raises = 0; raises <= MAX_RAISES; raises += 1) {
      const [word, first, epoch, size = ''] = await this.counters.whole(performanceId, opensAt, ask);
      if (word === 'joined') {
        const drawSize = size === '' ? null : await this.queues.freeze(performanceId, Number(size));
        return { index: Number(first), epoch: Number(epoch), drawSize };
      }
      await this.counters.raise(performanceId, count);
    }
    throw new DomainError(queueUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}
