import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { PerformancesService } from '../events/index.js';
import { HoldsService, paymentInProgress } from '../holds/index.js';
import { PerformanceSeatsService } from '../inventory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/crash-points.js';
import { Database, type Tx, violatedConstraint } from '../platform/database/index.js';
import { notFound } from '../platform/general-problems.js';
import { JobRegistry } from '../platform/jobs/index.js';
import { DomainError } from '../platform/problem.js';
import { isFollowedByRefundsOnly, type Payment } from './payment.js';
import { apply, type Decision } from './payment.rules.js';
import { ADVANCE, PaymentSteps, SeatsNotThere } from './payment-steps.js';
import { PaymentsStore, type TimelineEntry } from './payments.store.js';
import { type GatewayIntent, PaymentProvider } from './providers/payment-provider.js';

/** A payment moves on in at most this many steps; more would be a circle. */
const MAX_STEPS = 6;
/** A worker that has not made an intent for this long is gone, and no confirm can exist. */
const INIT_ABANDONED_MS = 30_000;
const SEAT_GUARD = 'one_live_booking_per_seat';

/** Moves payments on: asks the provider, decides by `apply`, and carries the decision out in one transaction. */
@Injectable()
export class PaymentsService implements OnModuleInit {
  private readonly logger = new Logger(PaymentsService.name);

  constructor(
    private readonly database: Database,
    private readonly store: PaymentsStore,
    private readonly provider: PaymentProvider,
    private readonly seats: PerformanceSeatsService,
    private readonly holds: HoldsService,
    private readonly performances: PerformancesService,
    private readonly steps: PaymentSteps,
    private readonly jobs: JobRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on(ADVANCE, 'advance the payment', async payload => {
      await this.advance(payload['paymentId'] as string);
    });
    this.holds.onAbandon(paymentId => this.abandon(paymentId));
  }

  /** @throws not-found also for another shopper's payment */
  async ofShopper(id: string, shopperId: string): Promise<Payment> {
    const payment = await this.store.find(this.database.primary, id);
    if (payment === undefined || payment.shopperId !== shopperId) {
      throw new DomainError(notFound, { detail: 'There is no such payment.' });
    }
    return payment;
  }

  timeline(paymentId: string): Promise<TimelineEntry[]> {
    return this.store.timeline(this.database.primary, paymentId);
  }

  /** Asks the provider how things stand and does what follows, until nothing more does. */
  async advance(paymentId: string): Promise<Payment> {
    let payment = await this.get(paymentId);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      if (isFollowedByRefundsOnly(payment.state)) return payment;
      if (payment.gatewayIntent === null) return this.abandonUnbegun(payment);
      const gateway = await this.provider.retrieve(payment.gatewayIntent);
      const { decision, after } = await this.settle(payment, gateway);
      payment = after;
      if (decision.to !== 'stay' && decision.to !== 'VOID_PENDING') return payment;
      const ask = decision.to === 'VOID_PENDING' ? 'cancel' : 'ask' in decision ? decision.ask : undefined;
      if (ask === undefined) return payment;
      const answer = await this.ask(ask, payment, gateway.id);
      payment = (await this.settle(payment, answer)).after;
      if (payment.state !== 'VOID_PENDING' && payment.state !== 'BOOKED') return payment;
    }
    return payment;
  }

  /**
   * Decides on the provider's answer under the row's lock and carries it out. Safe to repeat and to race.
   * @param seen the payment as last read; only its id is relied on for anything that is written
   */
  async settle(seen: Payment, gateway: GatewayIntent): Promise<{ decision: Decision; after: Payment }> {
    const { id } = seen;
    const known = this.decideAtOnce(seen, gateway);
    if (known !== undefined) return { decision: known, after: seen };
    try {
      return await this.database.run(tx => this.settleIn(tx, id, gateway, true));
    } catch (error) {
      const isSeatGuard = violatedConstraint(error) === SEAT_GUARD;
      if (!(error instanceof SeatsNotThere) && !isSeatGuard) throw error;
      if (isSeatGuard) this.logger.error(`Payment ${id} met a seat that is sold already; it is voided.`);
      return this.database.run(tx => this.settleIn(tx, id, gateway, false));
    }
  }

  /** What is to be asked of the provider needs no lock, since nothing is written: its answer will be decided on. */
  private decideAtOnce(seen: Payment, gateway: GatewayIntent): Decision | undefined {
    if (seen.state !== 'BOOKED' && seen.state !== 'VOID_PENDING') return undefined;
    const decision = apply(
      { ...seen, hasSeats: false, isPastDeadline: false, isPerformanceCancelled: false },
      gateway,
    );
    return decision.to === 'stay' ? decision : undefined;
  }

  private async settleIn(
    tx: Tx,
    paymentId: string,
    gateway: GatewayIntent,
    mayBook: boolean,
  ): Promise<{ decision: Decision; after: Payment }> {
    const payment = await this.store.lock(tx, paymentId);
    const { performanceId, quote } = payment;
    const hasSeats =
      mayBook && (await this.seats.stillClaimed(tx, performanceId, payment.id, quote.seats.length));
    const performance = await this.performances.get(performanceId, tx);
    const decision = apply(
      {
        ...payment,
        hasSeats,
        isPastDeadline: payment.deadlineAt <= this.clock.now(),
        isPerformanceCancelled: performance.status === 'cancelled',
      },
      gateway,
    );
    return { decision, after: await this.steps.carryOut(tx, payment, gateway, decision) };
  }

  /** No intent means no confirm was ever sent: nothing can have been authorised. */
  private async abandonUnbegun(payment: Payment): Promise<Payment> {
    const age = this.clock.ms() - payment.createdAt.getTime();
    if (payment.state !== 'INIT' || age < INIT_ABANDONED_MS) return payment;
    return this.database.run(async tx => {
      const current = await this.store.lock(tx, payment.id);
      const isUnbegun = current.state === 'INIT' && current.gatewayIntent === null;
      return isUnbegun ? this.steps.end(tx, current, 'VOIDED') : current;
    });
  }

  /**
   * Ends a payment that waits for another card, because its owner wants other seats or none.
   * @throws payment-in-progress while a card is being tried
   */
  private async abandon(paymentId: string): Promise<void> {
    await this.database.run(async tx => {
      const payment = await this.store.lock(tx, paymentId);
      // A card is being tried at this moment: what it says decides about the seats.
      if (['INIT', 'CONF', 'BOOKED'].includes(payment.state)) throw new DomainError(paymentInProgress);
      if (payment.state !== 'PI') return;
      await this.steps.beginVoid(tx, payment, 'abandoned');
    });
    await this.advance(paymentId);
  }

  /**
   * Each try has a key of its own: a provider may remember under a key that it refused, and neither call has an
   * effect twice, because the intent itself is in the way.
   */
  private ask(what: 'capture' | 'cancel', { id, tries }: Payment, intentId: string): Promise<GatewayIntent> {
    const key = `p:${id}:${what}:${tries}`;
    return what === 'capture' ? this.capture(intentId, key) : this.provider.cancel(intentId, key);
  }

  private async capture(intentId: string, key: string): Promise<GatewayIntent> {
    crashPoint('cp12');
    const sent = this.provider.capture(intentId, key);
    crashPoint('cp13');
    const answer = await sent;
    crashPoint('cp14');
    return answer;
  }

  /** @throws not-found */
  async get(id: string): Promise<Payment> {
    const payment = await this.store.find(this.database.primary, id);
    if (payment === undefined) throw new DomainError(notFound, { detail: 'There is no such payment.' });
    return payment;
  }
}
