import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService } from '../bookings/index.js';
import { HoldsService } from '../holds/index.js';
import { PerformanceSeatsService } from '../inventory/index.js';
import { crashPoint } from '../platform/crash-points.js';
import type { Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/jobs/index.js';
import type { Payment } from './payment.js';
import type { Decision } from './payment.rules.js';
import { PaymentsStore } from './payments.store.js';
import type { GatewayIntent } from './providers/payment-provider.js';

/** Advance this payment as far as it goes. */
export const ADVANCE = 'payment.advance';
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

  /** Carries a decision out in the caller's transaction, under the payment's lock. */
  async carryOut(tx: Tx, payment: Payment, gateway: GatewayIntent, decision: Decision): Promise<void> {
    const { id, state } = payment;
    const captured = capturedOf(payment, gateway);
    switch (decision.to) {
      case 'stay':
        return;
      case 'PI':
        await this.store.change(tx, id, [state], {
          state: 'PI',
          attemptNo: payment.attemptNo + 1,
          nextAction: null,
          lookAgainMs: 60_000,
        });
        await this.store.note(tx, id, 'declined', { attempt: payment.attemptNo });
        tx.afterCommit(() => this.holds.unpin(payment.holdId, false));
        return;
      case 'BOOKED':
      case 'CAPTURED':
        if ('book' in decision) await this.book(tx, payment, gateway, decision.to);
        else await this.captured(tx, payment, gateway, decision.needsReview);
        return;
      case 'VOID_PENDING':
        await this.store.change(tx, id, [state], {
          ...{ state: 'VOID_PENDING', reason: decision.reason, nextAction: null, lookAgainMs: 1_000 },
          ...(decision.needsReview ? { needsReview: true } : {}),
        });
        await this.store.note(tx, id, 'voiding', { reason: decision.reason });
        return;
      case 'VOIDED':
      case 'DECLINED':
        await this.end(tx, { ...payment, reason: decision.reason ?? payment.reason }, decision.to);
        return;
      case 'CAPTURE_FAILED': {
        const booking = await this.bookings.ofPayment(id, tx);
        if (booking !== undefined) await this.giveAllBack(tx, booking, CAPTURE_FAILED);
        await this.end(tx, payment, 'CAPTURE_FAILED');
        return;
      }
      case 'REFUND_PENDING':
        await this.store.change(tx, id, [state], {
          ...{
            state: 'REFUND_PENDING',
            capturedMinor: captured,
            nextAction: null,
            lookAgainMs: 1_000,
          },
          ...(decision.needsReview ? { needsReview: true } : {}),
        });
        await this.store.record(tx, id, 'captured', captured, payment.currency);
        await this.store.note(tx, id, 'refunding');
        await this.outbox.add(tx, REFUND_WITHOUT_BOOKING, { paymentId: id }, 'urgent');
        return;
    }
  }

  /** T2: booking, seats and what follows, or nothing of it. */
  private async book(
    tx: Tx,
    payment: Payment,
    gateway: GatewayIntent,
    to: 'BOOKED' | 'CAPTURED',
  ): Promise<void> {
    tx.afterCommit(() => crashPoint('cp11'));
    const booking = await this.bookings.confirm(tx, saleOf(payment));
    if (booking === undefined) throw new SeatsNotThere();
    await this.store.change(tx, payment.id, [payment.state], {
      state: to,
      nextAction: null,
      lookAgainMs: 2_000,
    });
    await this.store.note(tx, payment.id, 'authorised');
    await this.store.note(tx, payment.id, 'booked', { reference: booking.reference });
    if (to === 'CAPTURED') await this.captured(tx, { ...payment, state: 'CAPTURED' }, gateway, false);
    else await this.outbox.add(tx, ADVANCE, { paymentId: payment.id }, 'urgent');
    tx.afterCommit(() => this.holds.settle(payment.holdId));
    crashPoint('cp10');
  }

  private async captured(
    tx: Tx,
    payment: Payment,
    gateway: GatewayIntent,
    needsReview: boolean,
  ): Promise<void> {
    const captured = capturedOf(payment, gateway);
    tx.afterCommit(() => crashPoint('cp15'));
    await this.store.change(tx, payment.id, [payment.state], {
      ...{ state: 'CAPTURED', capturedMinor: captured },
      ...(needsReview ? { needsReview } : {}),
    });
    await this.store.record(tx, payment.id, 'captured', captured, payment.currency);
    await this.store.note(tx, payment.id, 'captured');
  }

  /** Ends a payment that brought no booking, and lets its seats go. */
  async end(tx: Tx, payment: Payment, to: 'VOIDED' | 'DECLINED' | 'CAPTURE_FAILED'): Promise<void> {
    await this.store.change(tx, payment.id, [payment.state], {
      ...{ state: to, nextAction: null },
      ...(payment.reason === null ? {} : { reason: payment.reason }),
    });
    await this.store.note(tx, payment.id, ENTRIES[to], {
      reason: payment.reason ?? 'expired',
    });
    await this.seats.releaseClaim(tx, payment.performanceId, payment.id);
    await this.outbox.add(tx, PAYMENT_ENDED, { paymentId: payment.id });
    tx.afterCommit(() => this.holds.unpin(payment.holdId, true));
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
