import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PublishedPerformances } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { NowServing } from '../now-serving/now-serving.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import { NOTED_EVERY_SECONDS, Shoppers } from '../shoppers/shoppers.js';
import { Door } from './door.js';
import { IdleVisitsStore } from './idle-visits.store.js';

const LOOK_EVERY_MS = 5_000;
/** What was done so lately may not be written down yet, here or by another process. */
const UNWRITTEN_SECONDS = NOTED_EVERY_SECONDS + LOOK_EVERY_MS / 1_000 + 5;

/**
 * Says which of these shoppers hold seats of the performance or pay for them. Declared here, served by those who know;
 * while one of them cannot tell, nobody's visit ends.
 */
export type BusyShoppers = (performanceId: string, shopperIds: string[]) => Promise<string[]>;

/** A visit as its shopper sees it. */
export interface Visit {
  performanceId: string;
  expiresAt: Date;
  idleSeconds: number;
  /** When it ends if nothing is done from now on; null while seats are held or paid for, as far as is known. */
  idleEndsAt: Date | null;
}

/** Visits in which nothing happens end early: the place goes to the next. */
@Injectable()
export class IdleVisits implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdleVisits.name);
  private readonly sources: BusyShoppers[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: IdleVisitsStore,
    private readonly shoppers: Shoppers,
    private readonly performances: PublishedPerformances,
    private readonly nowServing: NowServing,
    private readonly door: Door,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.writeDown().catch(() => undefined);
  }

  addBusy(source: BusyShoppers): void {
    this.sources.push(source);
  }

  /** Where a shopper is inside. Whoever asks does something. */
  async visitsOf(shopperId: string): Promise<Visit[]> {
    const visits = await this.store.visitsOf(this.database.primary, shopperId);
    return Promise.all(
      visits.map(async ({ performanceId, expiresAt }) => {
        const { idleSeconds } = queueSettingsOf(await this.performances.get(performanceId));
        // While nobody can tell, nobody's visit ends.
        const isBusy = await this.busy(performanceId, [shopperId]).then(
          busy => busy.length > 0,
          () => true,
        );
        const idleEndsAt = isBusy ? null : new Date(this.clock.ms() + idleSeconds * 1_000);
        return { performanceId, expiresAt, idleSeconds, idleEndsAt };
      }),
    );
  }

  /** Writes down who did something, and ends the visits of those who did not. */
  look(): Promise<void> {
    this.running ??= this.endAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async endAll(): Promise<void> {
    try {
      await this.writeDown();
      for (const id of this.nowServing.saleIds) await this.endIn(id);
    } catch (error) {
      this.logger.warn(`Nobody's visit is ended for idleness just now: ${String(error)}`);
    }
  }

  private async writeDown(): Promise<void> {
    const active = this.shoppers.takeActive();
    // Without a queue nobody's visit is written down anywhere.
    if (active.length > 0 && this.nowServing.saleIds.length > 0)
      await this.store.touch(this.database.primary, active);
  }

  private async endIn(performanceId: string): Promise<void> {
    const sql = this.database.primary;
    const { idleSeconds } = queueSettingsOf(await this.performances.get(performanceId));
    const seconds = idleSeconds + UNWRITTEN_SECONDS;
    const idle = await this.store.idle(sql, performanceId, seconds);
    if (idle.length === 0) return;
    const busy = await this.busy(performanceId, idle);
    // Their time begins when they are done.
    if (busy.length > 0) await this.store.touch(sql, busy);
    const ended = await this.store.end(sql, performanceId, idle, seconds);
    if (ended.length > 0) await this.door.free(performanceId, ended);
  }

  private async busy(performanceId: string, shopperIds: string[]): Promise<string[]> {
    const known = await Promise.all(this.sources.map(source => source(performanceId, shopperIds)));
    return known.flat();
  }
}
