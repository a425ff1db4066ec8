import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seatsLost } from '../../bookings/index.js';
import { PerformancesService } from '../../events/index.js';
import {
  type Hold,
  holdExpired,
  HoldsService,
  paymentInProgress,
  tooMany,
  totalOf,
} from '../../holds/index.js';
import { PerformanceSeatsService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database, type Tx, violatedConstraint } from '../../platform/database/index.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { isBooked, type Payment } from '../payment.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';
import { PaymentAttempts } from './attempts.js';
import { IdempotencyStore } from './idempotency.store.js';
import type { Key } from './idempotency.service.js';

export interface CheckoutRequest {
  holdId: string;
  buyer: { name: string; email: string };
  paymentMethod: string;
}

/** How long seats stay claimed for a payment at least, from the click on. */
const PIN_MS = 3 * 60_000;
const ONE_PAYMENT = 'one_live_payment_per_hold';

/** Begins a payment for a hold, or goes on with the one that waits for another card, and tries it. */
@Injectable()
export class CheckoutService {
  private readonly logger = new Logger(CheckoutService.name);

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsStore,
    private readonly keys: IdempotencyStore,
    private readonly holds: HoldsService,
    private readonly seats: PerformanceSeatsService,
    private readonly performances: PerformancesService,
    private readonly provider: PaymentProvider,
    private readonly attempts: PaymentAttempts,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the payment after this attempt, as far as it came in time, and the number of the attempt
   * @throws hold-expired, seats-lost, payment-in-progress, limit-reached, invalid-request
   */
  async pay(
    shopperId: string,
    request: CheckoutRequest,
    key: Key,
  ): Promise<{ payment: Payment; attemptNo: number }> {
    if (!this.provider.accepts(request.paymentMethod)) {
      throw new DomainError(invalidRequest, {
        detail: `paymentMethod: ${request.paymentMethod} is not accepted here.`,
      });
    }
    const live = await this.payments.liveOfHold(this.database.primary, request.holdId);
    const begun =
      live === undefined
        ? await this.begin(shopperId, request, key)
        : await this.goOn(shopperId, live, request, key);
    const { attemptNo } = begun;
    return { payment: await this.attempts.make(begun), attemptNo };
  }

  /**
   * Goes on with an attempt whose first request did not come to an end: everything is sent again under the same
   * keys, so that nothing happens twice.
   */
  async resume(paymentId: string, attemptNo: number, paymentMethod: string): Promise<Payment> {
    const payment = await this.attempts.read(paymentId);
    const wasNeverConfirmed = payment.state === 'INIT' || payment.state === 'PI';
    if (wasNeverConfirmed && payment.attemptNo === attemptNo)
      return this.attempts.make({ ...payment, paymentMethod });
    return this.attempts.goOn({ ...payment, attemptNo });
  }

  /** T1: seats claimed, payment written down, key attached. From here on nobody else can pay for these seats. */
  private async begin(shopperId: string, request: CheckoutRequest, key: Key): Promise<Payment> {
    const hold = await this.holds.get(request.holdId, shopperId);
    const id = uuid();
    let payment: Payment;
    try {
      payment = await this.database.run(tx => this.claim(tx, id, hold, request, key));
    } catch (error) {
      if (violatedConstraint(error) === ONE_PAYMENT) throw new DomainError(paymentInProgress);
      throw error;
    }
    await this.pin(hold, id);
    return payment;
  }

  private async claim(tx: Tx, id: string, hold: Hold, request: CheckoutRequest, key: Key): Promise<Payment> {
    tx.afterCommit(() => crashPoint('cp02'));
    const performance = await this.performances.get(hold.performanceId, tx);
    if (performance.status === 'cancelled') {
      throw new DomainError(holdExpired, {
        detail: 'This performance was cancelled. You have not been charged.',
      });
    }
    const deadlineAt = new Date(Math.max(hold.expiresAt, this.clock.ms() + PIN_MS));
    const payment = await this.payments.insert(tx, {
      ...{ id, holdId: hold.id, performanceId: hold.performanceId, shopperId: hold.shopperId },
      ...{ amountMinor: totalOf(hold).amount, currency: hold.currency, paymentMethod: request.paymentMethod },
      ...{
        quote: { seats: hold.seats },
        buyerName: request.buyer.name,
        buyerEmail: request.buyer.email,
        deadlineAt,
      },
    });
    const lost = await this.seats.claim(tx, {
      performanceId: hold.performanceId,
      claimId: id,
      shopperId: hold.shopperId,
      ordinals: hold.seats.map(seat => seat.o),
      pinMs: PIN_MS,
      holdExpiresAt: new Date(hold.expiresAt),
    });
    if (lost.length > 0) {
      const seatIds = hold.seats.filter(seat => lost.includes(seat.o)).map(seat => seat.seatId);
      throw new DomainError(seatsLost, { extra: { seatIds } });
    }
    // Redis has counted already, but what it counted may be lost; here nobody gets past the limit.
    const taken = await this.seats.takenBy(tx, hold.performanceId, hold.shopperId);
    if (taken > performance.seatsPerShopper) throw tooMany(performance);
    await this.payments.note(tx, id, { begun: { amount: totalOf(hold).amount, currency: hold.currency } });
    await this.keys.attach(tx, key, id, 1);
    crashPoint('cp01');
    return payment;
  }

  /** Another key with another card: the same payment's next attempt, if it waits for one. */
  private async goOn(shopperId: string, live: Payment, request: CheckoutRequest, key: Key): Promise<Payment> {
    // Somebody else's hold is told apart by nothing but its owner.
    if (live.shopperId !== shopperId) await this.holds.get(request.holdId, shopperId);
    if (isBooked(live.state)) {
      throw new DomainError(holdExpired, {
        detail: 'These seats are booked already; you were charged once.',
      });
    }
    const payment = await this.database.run(async tx => {
      const current = await this.payments.lock(tx, live.id);
      if (current.state !== 'PI') throw new DomainError(paymentInProgress);
      await this.keys.attach(tx, key, current.id, current.attemptNo);
      return current;
    });
    const hold = await this.holds.get(request.holdId, shopperId).catch(() => undefined);
    if (hold !== undefined) await this.pin(hold, live.id);
    return { ...payment, paymentMethod: request.paymentMethod };
  }

  /** The claim in Postgres is what holds the seats now; the pin in Redis only keeps the picture true. */
  private async pin(hold: Hold, paymentId: string): Promise<void> {
    await this.holds.pin(hold, paymentId, PIN_MS).catch((error: unknown) => {
      this.logger.warn(`Hold ${hold.id} could not be pinned: ${String(error)}`);
    });
  }
}
