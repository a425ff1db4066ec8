import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService } from '../bookings/index.js';
import { HoldsService } from '../holds/index.js';
import { PerformanceSeatsService } from '../inventory/index.js';
import { invariant } from '../platform/assert.js';
import { crashPoint } from '../platform/crash-points.js';
import type { Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/jobs/index.js';
import type { Payment, VoidReason } from './payment.js';
import type { Decision } from './payment.rules.js';
import { type PaymentChange, PaymentsStore } from './payments.store.js';
import type { GatewayIntent } from './providers/payment-provider.js';

/** Advance this payment as far as it goes. */
export const ADVANCE = 'payment.advance';
/** Look at what the provider says of this payment's refunds. */
export const FOLLOW_REFUNDS = 'payment.follow-refunds';
/** Why a booking ends whose authorisation ran out before it was captured. */
export const CAPTURE_FAILED = 'capture-failed';
/** Sent when a payment ended without a booking. */
export const PAYMENT_ENDED = 'payment.ended';
/** Sent when money must go back because no booking came of it. */
export const REFUND_WITHOUT_BOOKING = 'payment.refund-without-booking';

/** What the timeline calls the ends; `declined` is a card's, and another may follow it. */
const ENTRIES = { VOIDED: 'voided', DECLINED: 'ended-declined', CAPTURE_FAILED: 'capture-failed' } as const;

/** Thrown inside the transaction to roll a booking back whose seats are not all there. */
export class SeatsNotThere extends Error {}

/** What each decision of `apply` writes. */
@Injectable()
export class PaymentSteps {
  constructor(
    private readonly store: PaymentsStore,
    private readonly bookings: BookingsService,
    private readonly seats: PerformanceSeatsService,
    private readonly holds: HoldsService,
    private readonly outbox: Outbox,
  ) {}

  /** Carries a decision out in the caller's transaction, under the payment's lock. @returns the payment after it */
  async carryOut(tx: Tx, payment: Payment, gateway: GatewayIntent, decision: Decision): Promise<Payment> {
    switch (decision.to) {
      case 'stay':
        return payment;
      case 'PI':
        return this.awaitNextCard(tx, payment);
      case 'BOOKED':
      case 'CAPTURED':
        return 'book' in decision
          ? this.book(tx, payment, gateway, decision.to)
          : this.captured(tx, payment, gateway, decision.needsReview);
      case 'VOID_PENDING':
        return this.beginVoid(tx, payment, decision.reason, decision.needsReview);
      case 'VOIDED':
      case 'DECLINED':
        return this.end(tx, { ...payment, reason: decision.reason ?? payment.reason }, decision.to);
      case 'CAPTURE_FAILED': {
        const booking = await this.bookings.ofPayment(payment.id, tx);
        if (booking !== undefined) await this.giveAllBack(tx, booking, CAPTURE_FAILED);
        return this.end(tx, payment, 'CAPTURE_FAILED');
      }
      case 'REFUND_PENDING':
        return this.beginRefund(tx, payment, gateway, decision.needsReview);
    }
  }

  /** No booking will come of it: from here on only the provider's "canceled" is an end. */
  async beginVoid(tx: Tx, payment: Payment, reason: VoidReason, needsReview = false): Promise<Payment> {
    await this.store.note(tx, payment.id, { voiding: { reason } });
    return this.move(tx, payment, {
      ...{ state: 'VOID_PENDING', reason, nextAction: null, lookAgainMs: 1_000 },
      ...(needsReview ? { needsReview } : {}),
    });
  }

  /** Ends a payment that brought no booking, and lets its seats go. */
  async end(tx: Tx, payment: Payment, to: keyof typeof ENTRIES): Promise<Payment> {
    const { id, reason, performanceId, holdId } = payment;
    await this.store.note(tx, id, { [ENTRIES[to]]: { reason: reason ?? 'expired' } });
    await this.seats.releaseClaim(tx, performanceId, id);
    await this.outbox.add(tx, PAYMENT_ENDED, { paymentId: id });
    tx.afterCommit(() => this.holds.unpin(holdId, true));
    return this.move(tx, payment, { state: to, nextAction: null, ...(reason === null ? {} : { reason }) });
  }

  private async awaitNextCard(tx: Tx, payment: Payment): Promise<Payment> {
    const { id, attemptNo, holdId } = payment;
    await this.store.note(tx, id, { declined: { attempt: attemptNo } });
    tx.afterCommit(() => this.holds.unpin(holdId, false));
    return this.move(tx, payment, {
      ...{ state: 'PI', attemptNo: attemptNo + 1, nextAction: null, lookAgainMs: 60_000 },
    });
  }

  /** T2: booking, seats and what follows, or nothing of it. */
  private async book(
    tx: Tx,
    payment: Payment,
    gateway: GatewayIntent,
    to: 'BOOKED' | 'CAPTURED',
  ): Promise<Payment> {
    const { id, holdId } = payment;
    tx.afterCommit(() => crashPoint('cp11'));
    const reference = await this.bookings.confirm(tx, saleOf(payment));
    if (reference === undefined) throw new SeatsNotThere();
    await this.store.note(tx, id, { authorised: {}, booked: { reference } });
    tx.afterCommit(() => this.holds.settle(holdId));
    crashPoint('cp10');
    const booked = await this.move(tx, payment, { state: to, nextAction: null, lookAgainMs: 2_000 });
    if (to === 'CAPTURED') return this.captured(tx, booked, gateway, false);
    await this.outbox.add(tx, ADVANCE, { paymentId: id }, 'urgent');
    return booked;
  }

  /** T3. */
  private async captured(
    tx: Tx,
    payment: Payment,
    gateway: GatewayIntent,
    needsReview: boolean,
  ): Promise<Payment> {
    const capturedMinor = capturedOf(payment, gateway);
    tx.afterCommit(() => crashPoint('cp15'));
    await this.store.record(tx, payment.id, 'captured', capturedMinor, payment.currency);
    await this.store.note(tx, payment.id, { captured: {} });
    return this.move(tx, payment, {
      ...{ state: 'CAPTURED', capturedMinor },
      ...(needsReview ? { needsReview } : {}),
    });
  }

  private async beginRefund(
    tx: Tx,
    payment: Payment,
    gateway: GatewayIntent,
    needsReview: boolean,
  ): Promise<Payment> {
    const capturedMinor = capturedOf(payment, gateway);
    await this.store.record(tx, payment.id, 'captured', capturedMinor, payment.currency);
    await this.store.note(tx, payment.id, { refunding: {} });
    await this.outbox.add(tx, REFUND_WITHOUT_BOOKING, { paymentId: payment.id }, 'urgent');
    return this.move(tx, payment, {
      ...{ state: 'REFUND_PENDING', capturedMinor, nextAction: null, lookAgainMs: 1_000 },
      ...(needsReview ? { needsReview } : {}),
    });
  }

  private async move(tx: Tx, payment: Payment, change: PaymentChange): Promise<Payment> {
    const moved = await this.store.change(tx, payment.id, [payment.state], change);
    invariant(moved !== undefined, `payment ${payment.id} is locked, so it is still ${payment.state}`);
    return moved;
  }

  private async giveAllBack(tx: Tx, booking: Booking, reason: string): Promise<void> {
    await this.bookings.giveBack(
      tx,
      booking,
      booking.seats.map(seat => seat.ordinal),
      reason,
    );
  }
}

/** More than we asked for would break our own books; the difference is the auditor's to report. */
function capturedOf({ amountMinor }: Payment, { amountReceived }: GatewayIntent): number {
  return Math.min(amountReceived, amountMinor);
}

function saleOf(payment: Payment): Parameters<BookingsService['confirm']>[1] {
  return {
    paymentId: payment.id,
    holdId: payment.holdId,
    performanceId: payment.performanceId,
    shopperId: payment.shopperId,
    buyer: { name: payment.buyerName, email: payment.buyerEmail },
    currency: payment.currency,
    seats: payment.quote.seats,
  };
}
