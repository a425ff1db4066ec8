import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { DomainError } from '../../platform/problem.js';
import { fingerprintOf } from '../checkout/idempotency.service.js';
import { REFUND_WITHOUT_BOOKING } from '../payment-steps.js';
import { idempotencyKeyReused, refundNotPossible } from '../payments.problems.js';
import { PaymentsService } from '../payments.service.js';
import { PaymentsStore } from '../payments.store.js';
import { RefundPayouts } from './refund-payouts.js';
import { type NewRefund, type Refund, RefundsStore } from './refunds.store.js';

const AUTOMATIC = 'auto_no_booking';

export interface RefundRequest {
  /** Seats to give back; all of the booking when absent. */
  seatIds?: string[] | undefined;
  reason: string;
  /** Idempotency key of the request. */
  key: string;
}

/** Money back against one payment: reserved and written down here, carried out by the payouts. */
@Injectable()
export class RefundsService implements OnModuleInit {
  private readonly logger = new Logger(RefundsService.name);

  constructor(
    private readonly database: Database,
    private readonly store: RefundsStore,
    private readonly payments: PaymentsStore,
    private readonly moves: PaymentsService,
    private readonly bookings: BookingsService,
    private readonly payouts: RefundPayouts,
    private readonly jobs: JobRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on(REFUND_WITHOUT_BOOKING, 'refund a payment without a booking', async payload => {
      await this.refundWithoutBooking(payload['paymentId'] as string);
    });
  }

  /**
   * Takes seats of a booking back and their money to the buyer. The same key again returns the same refund.
   * @throws refund-not-possible, idempotency-key-reused
   */
  async refund(booking: Booking, request: RefundRequest): Promise<Refund> {
    await this.awaitCapture(booking);
    return this.database.run(tx => this.refundIn(tx, booking, request));
  }

  /** Only captured money can go back. Whoever gives back at once does not wait for the capture to follow by itself. */
  async awaitCapture(booking: Booking): Promise<void> {
    const payment = await this.payments.find(this.database.primary, booking.paymentId);
    if (payment?.state !== 'BOOKED') return;
    await this.moves.advance(payment.id).catch((error: unknown) => {
      this.logger.warn(`Payment ${payment.id} is not captured yet: ${String(error)}`);
    });
  }

  /** The same in a transaction of the caller, which may write more along with it; `awaitCapture` comes before. */
  async refundIn(tx: Tx, booking: Booking, request: RefundRequest): Promise<Refund> {
    const payment = await this.payments.lock(tx, booking.paymentId);
    const fingerprint = fingerprintOf([...(request.seatIds ?? ['all'])].sort());
    const before = await this.store.findByKey(tx, payment.id, request.key);
    if (before !== undefined) {
      if (before.fingerprint !== fingerprint) throw new DomainError(idempotencyKeyReused);
      return before;
    }
    const current = await this.bookings.ofPayment(payment.id, tx);
    const wanted = (current?.seats ?? []).filter(
      seat => seat.cancelledAt === null && (request.seatIds?.includes(seat.seatId) ?? true),
    );
    const isWhole = request.seatIds === undefined || wanted.length === new Set(request.seatIds).size;
    if (current === undefined || wanted.length === 0 || !isWhole || payment.state !== 'CAPTURED') {
      throw new DomainError(refundNotPossible);
    }
    const priced = wanted.reduce((sum, seat) => sum + seat.price.amount + seat.fees.amount, 0);
    // Money that somebody gave back at the provider cannot go back twice.
    const amountMinor = Math.min(priced, payment.capturedMinor - payment.refundReservedMinor);
    const { reason, key: requestKey } = request;
    await this.bookings.giveBack(
      tx,
      current,
      wanted.map(seat => seat.ordinal),
      reason,
    );
    return this.request(tx, { paymentId: payment.id, amountMinor, reason, requestKey, fingerprint });
  }

  /**
   * Sends money of a failed refund back once more; its seats are free already.
   * @throws refund-not-possible when it has not failed, or was sent again before
   */
  async sendAgain(tx: Tx, refundId: string): Promise<Refund> {
    const failed = await this.store.find(tx, refundId);
    if (failed?.state !== 'FAILED') throw new DomainError(refundNotPossible);
    const { paymentId, amountMinor } = failed;
    const payment = await this.payments.lock(tx, paymentId);
    const requestKey = `again:${refundId}`;
    const isSent = (await this.store.findByKey(tx, paymentId, requestKey)) !== undefined;
    const isCovered = payment.refundReservedMinor + amountMinor <= payment.capturedMinor;
    if (isSent || !isCovered) throw new DomainError(refundNotPossible);
    return this.request(tx, { paymentId, amountMinor, reason: 'sent again', requestKey });
  }

  ofPayment(paymentId: string): Promise<Refund[]> {
    return this.store.ofPayment(this.database.primary, paymentId);
  }

  private async refundWithoutBooking(paymentId: string): Promise<void> {
    await this.database.run(async tx => {
      const payment = await this.payments.lock(tx, paymentId);
      const isDone = (await this.store.findByKey(tx, paymentId, AUTOMATIC)) !== undefined;
      if (payment.state !== 'REFUND_PENDING' || isDone) return;
      const amountMinor = payment.capturedMinor - payment.refundReservedMinor;
      await this.request(tx, { paymentId, amountMinor, reason: AUTOMATIC, requestKey: AUTOMATIC });
    });
  }

  private async request(tx: Tx, wish: NewRefund): Promise<Refund> {
    const { paymentId, amountMinor, reason, fingerprint = null } = wish;
    if (amountMinor > 0) return this.payouts.askFor(tx, wish);
    // Seats that cost nothing are given back without any money, so there is no refund to wait for.
    await this.payments.note(tx, paymentId, { 'refund-requested': { amount: 0, reason } });
    return {
      ...{ id: uuid(), paymentId, amountMinor, reason, state: 'SUCCEEDED', createdAt: this.clock.now() },
      ...{ gatewayRefund: null, fingerprint, tries: 0 },
    };
  }
}
