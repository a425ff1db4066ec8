import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Page, pageOf, type Tx } from '../../platform/database/index.js';
import { notFound } from '../../platform/general-problems.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { DomainError } from '../../platform/problem.js';
import { PaymentsStore } from '../payments.store.js';
import { RefundPayouts } from '../refunds/refund-payouts.js';
import { type Audit, AuditsStore } from './audits.store.js';
import { type BreakFilter, BreaksStore, type KeptBreak } from './breaks.store.js';
import type { FoundBreak } from './reconciliation.rules.js';
import { ReconciliationService } from './reconciliation.service.js';

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 60_000;
/** An authorisation lives a week; older payments are watched only when something is open about them. */
const LOOKS_BACK_MS = 8 * 24 * HOUR_MS;
/** Payments of this long are compared at once, so that a rush fits into memory. */
const SLICE_MS = HOUR_MS;
const WRITE_MS = 60_000;

/** Compares all books once an hour, in one process of them all, and keeps what it finds until it is settled. */
@Injectable()
export class AuditorService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AuditorService.name);
  private readonly open: Gauge;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly database: Database,
    private readonly books: ReconciliationService,
    private readonly breaks: BreaksStore,
    private readonly audits: AuditsStore,
    private readonly payments: PaymentsStore,
    private readonly refunds: RefundPayouts,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.open = new Gauge({
      name: 'reconciliation_breaks_open',
      help: "Disagreements of the books that nobody has settled, as of this process's last audit.",
      registers: [metrics.registry],
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.audit(HOUR_MS)
        .catch((error: unknown) => this.logger.warn(`The audit waits: ${String(error)}`))
        .finally(() => (this.running = undefined));
    }, LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /**
   * @param restMs an audit that began less than this ago is enough
   * @returns undefined when it was
   * @throws what the payment provider throws when it cannot be asked
   */
  async audit(restMs = 0): Promise<Audit | undefined> {
    const audit = await this.database.run(tx => this.audits.begin(tx, uuid(), restMs));
    if (audit === undefined) return undefined;
    const first = await this.findBreaks();
    const { payments, found } = (await this.hasFollowed(first.found)) ? await this.findBreaks() : first;
    const open = await this.database.run(async tx => {
      await this.breaks.write(tx, found);
      await this.breaks.closeUnseen(tx, audit.beganAt);
      const still = await this.breaks.countOpen(tx);
      await this.audits.end(tx, audit.id, { payments, breaks: still });
      return still;
    }, WRITE_MS);
    this.open.set(open);
    if (open > 0) this.logger.error(`The books disagree in ${open} places: see /admin/books`);
    return { ...audit, endedAt: this.clock.now(), payments, breaks: open };
  }

  latest(): Promise<Audit | undefined> {
    return this.audits.latest(this.database.primary);
  }

  async list(filter: BreakFilter): Promise<Page<KeptBreak>> {
    const rows = await this.breaks.list(this.database.primary, { ...filter, limit: filter.limit + 1 });
    return pageOf(rows, filter.limit, last => last.id);
  }

  countOpen(): Promise<number> {
    return this.breaks.countOpen(this.database.primary);
  }

  /** A person has seen to it; with these figures it does not come back. @throws not-found when it is not open */
  async resolve(tx: Tx, id: string, by: string, note: string): Promise<KeptBreak> {
    const isResolved = await this.breaks.resolve(tx, id, by, note);
    const found = await this.breaks.find(tx, id);
    if (!isResolved || found === undefined) {
      throw new DomainError(notFound, { detail: 'There is no such open break.' });
    }
    if (found.kind === 'needs-review' && found.paymentId !== null) {
      await this.payments.review(tx, found.paymentId, false);
    }
    return found;
  }

  /** Where no webhook told of a refund, it is taken on now. @returns whether there was such a payment */
  private async hasFollowed(found: FoundBreak[]): Promise<boolean> {
    const differing = found.filter(({ kind }) => kind === 'refunded-differs');
    for (const { paymentId } of differing) {
      if (paymentId !== null) await this.refunds.follow(paymentId);
    }
    return differing.length > 0;
  }

  private async findBreaks(): Promise<{ payments: number; found: FoundBreak[] }> {
    const now = this.clock.ms();
    const since = now - LOOKS_BACK_MS;
    const parts = [
      { payments: 0, found: await this.books.seatBreaks() },
      await this.books.breaksWatched(new Date(since)),
    ];
    for (let from = since; from < now; from += SLICE_MS) {
      parts.push(
        await this.books.breaksMade({ from: new Date(from), to: new Date(Math.min(from + SLICE_MS, now)) }),
      );
    }
    return {
      payments: parts.reduce((sum, part) => sum + part.payments, 0),
      found: unique(parts.flatMap(part => part.found)),
    };
  }
}

/** Slices overlap at their edges, since two clocks are never quite the same. */
function unique(found: FoundBreak[]): FoundBreak[] {
  return [...new Map(found.map(one => [`${one.kind} ${one.subject}`, one])).values()];
}
