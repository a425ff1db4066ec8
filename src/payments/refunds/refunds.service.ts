import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { JobRegistry, Outbox } from '../../platform/jobs/index.js';
import { DomainError } from '../../platform/problem.js';
import { REFUND_WITHOUT_BOOKING } from '../payment-steps.js';
import { refundNotPossible } from '../payments.problems.js';
import { PaymentsService } from '../payments.service.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';
import { type Refund, RefundsStore } from './refunds.store.js';

const WORK_REFUNDS = 'payment.refund';
/** Sent when money went back; listeners find the refund by `refundId`. */
export const REFUNDED = 'payment.refunded';
const AUTOMATIC = 'auto_no_booking';

export interface RefundRequest {
  /** Seats to give back; all of the booking when absent. */
  seatIds?: string[] | undefined;
  reason: string;
  /** Idempotency key of the request. */
  key: string;
}

/** Money back against one payment. Reserved and written down first, then asked of the provider, then booked. */
@Injectable()
export class RefundsService implements OnModuleInit {
  private readonly logger = new Logger(RefundsService.name);

  constructor(
    private readonly database: Database,
    private readonly store: RefundsStore,
    private readonly payments: PaymentsStore,
    private readonly moves: PaymentsService,
    private readonly bookings: BookingsService,
    private readonly provider: PaymentProvider,
    private readonly outbox: Outbox,
    private readonly jobs: JobRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on(WORK_REFUNDS, 'pay refunds out', async payload => {
      await this.workOff(Number(payload['limit'] ?? 1));
    });
    this.jobs.on(REFUND_WITHOUT_BOOKING, 'refund a payment without a booking', async payload => {
      await this.refundWithoutBooking(payload['paymentId'] as string);
    });
  }

  /**
   * Takes seats of a booking back and their money to the buyer. The same key again returns the same refund.
   * @throws refund-not-possible
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
    const before = await this.store.findByKey(tx, payment.id, request.key);
    if (before !== undefined) return before;
    const current = await this.bookings.ofPayment(payment.id, tx);
    const wanted = (current?.seats ?? []).filter(
      seat => seat.cancelledAt === null && (request.seatIds?.includes(seat.seatId) ?? true),
    );
    const isWhole = request.seatIds === undefined || wanted.length === new Set(request.seatIds).size;
    if (current === undefined || wanted.length === 0 || !isWhole || payment.state !== 'CAPTURED') {
      throw new DomainError(refundNotPossible);
    }
    const amountMinor = wanted.reduce((sum, seat) => sum + seat.price.amount + seat.fees.amount, 0);
    await this.bookings.giveBack(
      tx,
      current,
      wanted.map(seat => seat.ordinal),
      request.reason,
    );
    return this.request(tx, payment.id, amountMinor, request.reason, request.key);
  }

  ofPayment(paymentId: string): Promise<Refund[]> {
    return this.store.ofPayment(this.database.primary, paymentId);
  }

  /** Asks the provider for what is due and books what it paid. Runs again for whatever did not come through. */
  async workOff(limit: number): Promise<void> {
    for (const refund of await this.store.lease(this.database.primary, limit)) {
      try {
        await this.payOut(refund);
      } catch (error) {
        this.logger.warn(`Refund ${refund.id} waits: ${String(error)}`);
      }
    }
  }

  private async refundWithoutBooking(paymentId: string): Promise<void> {
    await this.database.run(async tx => {
      const payment = await this.payments.lock(tx, paymentId);
      const isDone = (await this.store.findByKey(tx, paymentId, AUTOMATIC)) !== undefined;
      if (payment.state !== 'REFUND_PENDING' || isDone) return;
      await this.request(tx, paymentId, payment.capturedMinor, AUTOMATIC, AUTOMATIC);
    });
  }

  private async request(
    tx: Tx,
    paymentId: string,
    amountMinor: number,
    reason: string,
    key: string,
  ): Promise<Refund> {
    const id = uuid();
    if (amountMinor > 0) {
      await this.store.reserve(tx, paymentId, amountMinor);
      await this.store.insert(tx, { id, paymentId, amountMinor, reason, requestKey: key });
      await this.outbox.add(tx, WORK_REFUNDS, { limit: 1 }, 'urgent');
    }
    await this.payments.note(tx, paymentId, 'refund-requested', { amount: amountMinor, reason });
    const made = await this.store.lock(tx, id);
    // Seats that cost nothing are given back without any money, so there is no refund to wait for.
    return made ?? { id, paymentId, amountMinor: 0, reason, state: 'SUCCEEDED', createdAt: this.clock.now() };
  }

  private async payOut(refund: Refund): Promise<void> {
    const payment = await this.payments.find(this.database.primary, refund.paymentId);
    if (payment === undefined || payment.gatewayIntent === null) return;
    crashPoint('cp19');
    const paid = await this.provider.refund(
      { intentId: payment.gatewayIntent, refundId: refund.id, amountMinor: refund.amountMinor },
      `p:${payment.id}:refund:${refund.id}`,
    );
    crashPoint('cp19');
    await this.database.run(async tx => {
      const current = await this.payments.lock(tx, payment.id);
      const row = await this.store.lock(tx, refund.id);
      if (row?.state !== 'REQUESTED') return;
      await this.store.succeed(tx, refund.id, paid.id);
      await this.store.paidBack(tx, payment.id, refund.amountMinor);
      await this.payments.record(tx, payment.id, 'refunded', refund.amountMinor, payment.currency);
      await this.payments.note(tx, payment.id, 'refunded', { amount: refund.amountMinor });
      if (current.state === 'REFUND_PENDING') {
        await this.payments.change(tx, payment.id, ['REFUND_PENDING'], { state: 'REFUNDED' });
      }
      await this.outbox.add(tx, REFUNDED, {
        refundId: refund.id,
        paymentId: payment.id,
        amountMinor: refund.amountMinor,
      });
    });
  }
}
