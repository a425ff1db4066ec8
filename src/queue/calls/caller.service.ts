import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { AvailabilityDocuments } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import { Leadership, RedisConnections } from '../../platform/redis/index.js';
import { AdmissionsStore } from '../admissions/admissions.store.js';
import { CrowdWatch } from '../heartbeats/crowd-watch.js';
import { flowOf } from '../now-serving/flow.rules.js';
import { NowServing, type NowServingDocument } from '../now-serving/now-serving.js';
import { NowServingStore, type QueueStep } from '../now-serving/now-serving.store.js';
import { type SaleLine, saleLine, stockOf } from '../now-serving/sale-line.rules.js';
import { PoolsService } from '../pools/pools.service.js';
import type { Queue } from '../queues/queue.js';
import { QueueCounters } from '../queues/queue-counters.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import { QueuesService } from '../queues/queues.service.js';
import { QueuesStore } from '../queues/queues.store.js';
import { callsPerSecond, newMemory, step } from './call.rules.js';
import { reasonAt, slowingAfter } from '../now-serving/slowing.rules.js';
import { goOn, newGrace } from './grace.rules.js';

const STEP_EVERY_MS = 1_000;
/** Whoever does not lead asks more often, so that a dead leader is soon followed. */
const ASK_EVERY_MS = 500;
/** A sale that is over stays in the document for those who still look. */
const SHOWN_AFTER_END_SECONDS = 600;
const LEADER = 'frontrow:queue-leader';

interface Moved {
  /** Null for a queue that could not be reached. */
  step: QueueStep | null;
  performanceId: string;
  line: SaleLine;
}

/** Moves now serving in all queues while this process leads: persisted first, then published. */
@Injectable()
export class CallerService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CallerService.name);
  private readonly leadership: Leadership;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private term = 0;
  private steppedAt = 0;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly store: NowServingStore,
    private readonly queuesStore: QueuesStore,
    private readonly queues: QueuesService,
    private readonly counters: QueueCounters,
    private readonly admissions: AdmissionsStore,
    private readonly performances: PerformancesService,
    private readonly availability: AvailabilityDocuments,
    private readonly nowServing: NowServing,
    private readonly pools: PoolsService,
    private readonly crowd: CrowdWatch,
    redis: RedisConnections,
    private readonly clock: Clock,
  ) {
    this.leadership = new Leadership(redis, LEADER);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.nudge(), ASK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.leadership.giveUp();
  }

  /** Steps if this process leads and a step is due. */
  nudge(): Promise<void> {
    this.running ??= this.look().finally(() => (this.running = undefined));
    return this.running;
  }

  private async look(): Promise<void> {
    if (this.isStopped) return;
    try {
      const lead = await this.leadership.take();
      if (lead === false) return;
      if (lead === 'new') {
        this.term = await this.store.newTerm(this.database.primary);
        this.steppedAt = performance.now();
      }
      if (lead === 'kept' && performance.now() - this.steppedAt < STEP_EVERY_MS) return;
      await this.stepAll();
    } catch (error) {
      this.logger.warn(`Nobody is called for the moment: ${String(error)}`);
    }
  }

  private async stepAll(): Promise<void> {
    const elapsedSeconds = (performance.now() - this.steppedAt) / 1_000;
    const ids = await this.queuesStore.running(this.database.primary, SHOWN_AFTER_END_SECONDS);
    if (ids.length === 0) return;
    this.steppedAt = performance.now();
    const shares = await this.pools.settle(ids, this.term);
    const moved: Moved[] = [];
    for (const id of ids) {
      try {
        moved.push(await this.stepOne(id, elapsedSeconds, shares.get(id)));
      } catch (error) {
        this.logger.warn(`The queue of ${id} does not move: ${String(error)}`);
        // One queue that cannot be reached must not hold up the others; it stays as it was published.
        const line = this.nowServing.lineOf(id);
        if (line !== undefined) moved.push({ step: null, performanceId: id, line });
      }
    }
    const document = await this.persist(moved);
    if (document === undefined) {
      await this.leadership.giveUp();
      return;
    }
    crashPoint('queue-persisted');
    await this.nowServing.publish(document);
  }

  /** @param share of a sale in a pool, by which it calls as by a capacity */
  private async stepOne(performanceId: string, elapsedSeconds: number, share = Infinity): Promise<Moved> {
    const settings = queueSettingsOf(await this.performances.get(performanceId));
    await this.queues.of(performanceId);
    const counted = await this.counters.look(performanceId, settings.opensAt);
    const { issued, drawSize, inside, standing, now } = counted;
    const found = await this.queues.fresh(performanceId);
    const { counts } = await this.availability.of(performanceId);
    const queue: Queue = { ...found, issued, drawSize };
    const before = { ...newMemory(), ...queue.memory };
    const came = await this.admissions.since(this.database.primary, performanceId, before.lookedAt);
    const isCalling =
      found.drawKey !== null && !queue.callsPaused && now >= settings.opensAt && now < settings.closesAt;
    const callSettings = { ...settings, capacity: Math.min(settings.capacity, share) };
    const { nowServing, memory } = step(
      before,
      {
        ...{ now, elapsedSeconds, nowServing: queue.nowServing, issued, inside, standing, isCalling },
        ...{ drawSize: drawSize ?? 0, voidRanges: queue.voidRanges },
        ...{ came: came.map(({ rank }) => rank), available: counts.available },
      },
      callSettings,
    );
    const lookedAt = came.at(-1)?.at ?? before.lookedAt;
    const isOpen = isCalling && !queue.claimsPaused;
    const graceBefore = queue.memory.grace ?? newGrace();
    const grace = goOn(graceBefore, nowServing, isOpen ? elapsedSeconds : 0, settings.claimSeconds);
    const presence = this.crowd.after({ queue, now, cameNow: came.length, came: memory.came });
    const flow = flowOf(memory, callSettings, presence);
    const isPaused = queue.callsPaused || queue.claimsPaused;
    const slowing = slowingAfter(queue.memory.slowing, {
      ...{ now, elapsedSeconds, settings, isPaused, calls: memory, flow },
    });
    const remembered = { ...memory, lookedAt, grace, presence, slowing };
    return {
      performanceId,
      step: { performanceId, nowServing, issued, memory: remembered },
      line: saleLine({ ...queue, nowServing, memory: remembered }, settings, {
        ...{ now, stock: stockOf(counts), callsPerSecond: callsPerSecond(memory, callSettings) },
        ...{ flow, slowReason: reasonAt(slowing, now) },
      }),
    };
  }

  /** @returns the document, or undefined when another process leads by now */
  private persist(moved: Moved[]): Promise<string | undefined> {
    return this.database.run(async tx => {
      const seq = await this.store.nextSeq(tx, this.term);
      if (seq === undefined) return undefined;
      for (const { step: next } of moved) if (next !== null) await this.store.move(tx, next);
      const sales = Object.fromEntries(moved.map(({ performanceId, line }) => [performanceId, line]));
      const document: NowServingDocument = { seq, at: this.clock.now().toISOString(), sales };
      const text = JSON.stringify(document);
      await this.store.publish(tx, text);
      return text;
    });
  }
}
