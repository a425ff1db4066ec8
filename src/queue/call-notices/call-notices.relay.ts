import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { NowServing } from '../now-serving/now-serving.js';
import type { SaleLine } from '../now-serving/sale-line.rules.js';
import { ranksWithin } from '../now-serving/wait.rules.js';
import { QueuesService } from '../queues/queues.service.js';
import { type CallNotice, CallNoticesStore } from './call-notices.store.js';

/** Topic: `CallNoticesDue`. */
export const CALL_NOTICES_DUE = 'queue.call-notices-due';

export interface CallNoticesDue {
  performanceId: string;
  kind: 'near' | 'called';
  notices: CallNotice[];
}

const LOOK_EVERY_MS = 1_000;
/** Mails of one row of the outbox: written well within the time that a row is leased for. */
const BATCH = 100;
/** Of one sale in one look, so that no sale makes others wait and a shutdown is never held up. */
const MOST_BATCHES = 20;
const NEAR_SECONDS = 600;
/** Of Postgres, and beyond any rank. */
const MOST_RANK = Number.MAX_SAFE_INTEGER;

/**
 * Finds out who is to be told, from what everybody was told, and leaves the mails to the outbox in bounded batches. It
 * runs in every process, beside the leader's steps and never within them.
 */
@Injectable()
export class CallNoticesRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CallNoticesRelay.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly store: CallNoticesStore,
    private readonly queues: QueuesService,
    private readonly nowServing: NowServing,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => (this.running = undefined));
    }, LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      for (const id of await this.store.waiting(this.database.primary)) {
        const line = this.nowServing.lineOf(id);
        if (line !== undefined) await this.tell(id, line);
      }
    } catch (error) {
      this.logger.warn(`Nobody is told of a turn for the moment: ${String(error)}`);
    }
  }

  private async tell(id: string, line: SaleLine): Promise<void> {
    const { nowServing, phase } = line;
    await this.inBatches(tx => this.drawRanks(tx, id));
    await this.inBatches(async tx => {
      const notices = await this.store.takeCalled(tx, id, nowServing, BATCH);
      return this.hand(tx, { performanceId: id, kind: 'called', notices });
    });
    if (phase === 'closed') await this.store.clear(this.database.primary, id);
    const ranks = Math.floor(ranksWithin(NEAR_SECONDS, line));
    if (phase !== 'open' || ranks === 0) return;
    const near = Math.min(nowServing + ranks, MOST_RANK);
    await this.inBatches(async tx => {
      const notices = await this.store.takeNear(tx, id, near, BATCH);
      return this.hand(tx, { performanceId: id, kind: 'near', notices });
    });
  }

  private async drawRanks(tx: Tx, id: string): Promise<number> {
    const queue = await this.queues.of(id);
    if (queue.drawKey === null) return 0;
    const indices = await this.store.unranked(tx, id, BATCH);
    const ranks = indices.map(index => this.queues.rankOf(queue, index) ?? index);
    await this.store.rank(tx, id, indices, ranks);
    return indices.length;
  }

  private async hand(tx: Tx, due: CallNoticesDue): Promise<number> {
    if (due.notices.length > 0) await this.outbox.add(tx, CALL_NOTICES_DUE, { ...due }, 'bulk');
    return due.notices.length;
  }

  /** @param work one batch; how many it found */
  private async inBatches(work: (tx: Tx) => Promise<number>): Promise<void> {
    for (let batch = 0; batch < MOST_BATCHES && !this.isStopped; batch += 1) {
      if ((await this.database.run(work)) < BATCH) return;
    }
  }
}
