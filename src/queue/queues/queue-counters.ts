import { Injectable, Logger } from '@nestjs/common';
import { invariant } from '../../platform/assert.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { Script } from '../../platform/redis/index.js';
import { AdmissionsStore } from '../admissions/admissions.store.js';
import { queueUnavailable } from '../queue.problems.js';
import { nextCeiling } from './ceiling.rules.js';
import { LOOK_LUA, RAISE_LUA, RESTORE_LUA } from './queue.lua.js';
import { QueueRedis } from './queue-redis.js';
import { QueuesService } from './queues.service.js';
import { QueuesStore } from './queues.store.js';

const LOOK_AGAIN_MS = 50;
const MAX_MENDS = 20;
const RETRY_AFTER_SECONDS = 2;

const raise = new Script(RAISE_LUA);
const restore = new Script(RESTORE_LUA);
const look = new Script(LOOK_LUA);

/** What Redis has counted. */
export interface Counted {
  issued: number;
  drawSize: number | null;
  inside: number;
  /** Milliseconds since 1970, by the clock of Redis, which is the same for every process. */
  now: number;
  /** Called, and knocking at the full door. */
  standing: number;
}

/** Keeps the counters in Redis within what Postgres knows, and makes them whole again when Redis has lost them. */
@Injectable()
export class QueueCounters {
  private readonly logger = new Logger(QueueCounters.name);
  private readonly mending = new Map<string, Promise<void>>();
  private readonly raising = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly store: QueuesStore,
    private readonly queues: QueuesService,
    private readonly admissions: AdmissionsStore,
    private readonly redis: QueueRedis,
  ) {}

  /** Raises the ceiling by a block, first in Postgres. */
  raise(performanceId: string, byAtLeast: number): Promise<void> {
    return once(this.raising, performanceId, async () => {
      const queue = await this.store.find(this.database.primary, performanceId);
      if (queue === undefined) return;
      const wanted = nextCeiling(queue.ceiling, byAtLeast);
      const ceiling = await this.store.raise(this.database.primary, performanceId, wanted);
      await this.redis.run(raise, performanceId, [ceiling]);
    });
  }

  /**
   * Goes on counting behind the ceiling, in a new epoch, with everybody who is in the shop. Of several processes that
   * find the counter lost one does it; the others wait for a moment and look again.
   */
  private mend(performanceId: string, opensAt: number): Promise<void> {
    return once(this.mending, performanceId, async () => {
      const seen = await this.store.find(this.database.primary, performanceId);
      if (seen === undefined) return;
      if ((await this.redis.run(look, performanceId, [opensAt]))[0] !== 'lost') return;
      const ceiling = nextCeiling(seen.ceiling);
      if (!(await this.store.beginEpoch(this.database.primary, seen, ceiling))) {
        await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
        return;
      }
      const queue = await this.store.find(this.database.primary, performanceId);
      if (queue === undefined) return;
      const inside = await this.admissions.inside(this.database.primary, performanceId);
      const leases = inside.flatMap(({ entryIndex, expiresAt }) => [entryIndex, expiresAt.getTime()]);
      await this.redis.run(restore, performanceId, [
        ...[queue.epoch, seen.ceiling, ceiling, queue.drawSize ?? '', opensAt],
        ...[queue.share ?? 0, queue.shareVersion],
        ...leases,
      ]);
      if (seen.ceiling === 0) return;
      this.logger.warn(
        `The queue of ${performanceId} counts in epoch ${queue.epoch}, from ${seen.ceiling + 1} on.`,
      );
    });
  }

  /** Closes the draw when its hour has come, and counts. */
  async look(performanceId: string, opensAt: number): Promise<Counted> {
    const [word, index, size = '', inside, standing, now] = await this.whole(performanceId, opensAt, () =>
      this.redis.run(look, performanceId, [opensAt]),
    );
    invariant(word === 'counted', 'a whole counter counts');
    const drawSize = size === '' ? null : await this.queues.freeze(performanceId, Number(size));
    return {
      ...{ issued: Number(index), drawSize },
      ...{ inside: Number(inside), standing: Number(standing), now: Number(now) },
    };
  }

  /**
   * Asks, and again once the counter was made whole, if it was lost.
   * @throws queue-unavailable when it stays lost
   */
  async whole(performanceId: string, opensAt: number, ask: () => Promise<string[]>): Promise<string[]> {
    for (let mends = 0; mends <= MAX_MENDS; mends += 1) {
      const said = await ask();
      if (said[0] !== 'lost') return said;
      await this.mend(performanceId, opensAt);
    }
    throw new DomainError(queueUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

/** Many who need the same at once share the work. */
function once(running: Map<string, Promise<void>>, key: string, work: () => Promise<void>): Promise<void> {
  const present = running.get(key);
  if (present !== undefined) return present;
  const started = work().finally(() => running.delete(key));
  running.set(key, started);
  return started;
}
