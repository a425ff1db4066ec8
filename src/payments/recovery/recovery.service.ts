import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import { IdempotencyStore } from '../checkout/idempotency.store.js';
import { PaymentsService } from '../payments.service.js';
import { MassRefundsService } from '../refunds/mass-refunds.service.js';
import { RefundPayouts } from '../refunds/refund-payouts.js';
import { type Due, RecoveryStore } from './recovery.store.js';

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 5;
const MAX_BATCHES = 20;
/** Refunds that one look asks for, so that a whole house's do not come upon the provider at once. */
const REFUNDS_A_LOOK = 20;
const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 300_000;
const KEYS_KEPT_HOURS = 72;
const TIDY_EVERY_LOOKS = 3_600;

/**
 * Drives every unsettled payment and refund to its end. Runs in each process; leases with SKIP LOCKED only save
 * work: two who work on one payment do no harm, since `apply` decides on the present row.
 */
@Injectable()
export class RecoveryService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RecoveryService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private looks = 0;

  constructor(
    private readonly database: Database,
    private readonly store: RecoveryStore,
    private readonly payments: PaymentsService,
    private readonly refunds: RefundPayouts,
    private readonly massRefunds: MassRefundsService,
    private readonly keys: IdempotencyStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => (this.running = undefined));
    }, LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      await this.recoverDue();
      await this.massRefunds.workOff(REFUNDS_A_LOOK);
      await this.refunds.workOff(REFUNDS_A_LOOK);
      this.looks += 1;
      if (this.looks % TIDY_EVERY_LOOKS === 0) {
        await this.keys.deleteOlderThan(this.database.primary, KEYS_KEPT_HOURS);
      }
    } catch (error) {
      this.logger.warn(`Recovery waits: ${String(error)}`);
    }
  }

  /** Side by side, so that one slow answer of the provider holds up few others; the lease outlasts each. */
  private async recoverDue(): Promise<void> {
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const due = await this.store.lease(this.database.primary, AT_ONCE);
      await Promise.all(due.map(one => this.recover(one)));
      if (due.length < AT_ONCE) return;
    }
  }

  private async recover({ id, tries }: Due): Promise<void> {
    crashPoint('cp18');
    try {
      await this.payments.advance(id);
    } catch (error) {
      this.logger.warn(`Payment ${id} could not be advanced: ${String(error)}`);
    }
    crashPoint('cp18');
    await this.store.lookAgain(this.database.primary, id, waitMs(tries));
  }
}

/** Twice as long each time, up to five minutes, spread by a fifth so that many do not come back together. */
function waitMs(tries: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 10), MAX_WAIT_MS);
  return Math.round(wait * (0.9 + Math.random() * 0.2));
}
