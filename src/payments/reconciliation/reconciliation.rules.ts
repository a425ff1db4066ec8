import { formatMoney, money } from '../../platform/money/money.js';
import type { GatewayIntent } from '../providers/payment-provider.js';
import type { PaymentBooks, UnmatchedSeat } from './reconciliation.store.js';

/** One thing on which two of the books disagree. */
export interface Break {
  kind: string;
  /** `seat:<id>`, `booking:<reference>` or `payment:<id>`. */
  subject: string;
  /** In a sentence, with the figures. */
  detail: string;
}

/** A break with what it is about, for the auditor's book. */
export interface FoundBreak extends Break {
  performanceId: string | null;
  paymentId: string | null;
}

const ENDED = ['DECLINED', 'VOIDED', 'CAPTURE_FAILED', 'REFUNDED'];
const SOLD = ['BOOKED', 'CAPTURED'];

/** Compares one payment with its booking and with the ledger. */
export function bookBreaks(payment: PaymentBooks): Break[] {
  const found: Break[] = [];
  const subject = `payment:${payment.id}`;
  const sum = (minor: number): string => formatMoney(money(minor, payment.currency));
  const { state, bookingReference, bookingStatus, capturedMinor, refundReservedMinor, seatsMinor } = payment;
  if (payment.isOverdue) {
    found.push({ kind: 'payment-overdue', subject, detail: `It is still ${state}, past its deadline.` });
  }
  if (SOLD.includes(state) && bookingReference === null) {
    found.push({
      kind: 'payment-without-booking',
      subject,
      detail: `It is ${state}, and there is no booking.`,
    });
  }
  if (bookingStatus === 'confirmed' && !SOLD.includes(state)) {
    const detail = `The booking is confirmed, and its payment ${payment.id} is ${state}.`;
    found.push({ kind: 'booking-without-payment', subject: `booking:${bookingReference ?? ''}`, detail });
  }
  if (state === 'CAPTURED' && capturedMinor - refundReservedMinor !== seatsMinor) {
    const detail = `Captured ${sum(capturedMinor)} less refunds of ${sum(refundReservedMinor)}; the seats cost ${sum(seatsMinor)}.`;
    found.push({ kind: 'amounts-differ', subject, detail });
  }
  if (
    payment.ledgerCapturedMinor !== capturedMinor ||
    payment.ledgerRefundedMinor !== payment.refundedMinor
  ) {
    const detail =
      `The ledger has ${sum(payment.ledgerCapturedMinor)} captured and ${sum(payment.ledgerRefundedMinor)} refunded; ` +
      `the payment ${sum(capturedMinor)} and ${sum(payment.refundedMinor)}.`;
    found.push({ kind: 'ledger-differs', subject, detail });
  }
  return found;
}

/** Compares one payment with what the gateway has for it. Work that is under way is no disagreement. */
export function gatewayBreaks(payment: PaymentBooks, intents: GatewayIntent[]): Break[] {
  const found: Break[] = [];
  const subject = `payment:${payment.id}`;
  const sum = (minor: number): string => formatMoney(money(minor, payment.currency));
  const received = intents.reduce((total, intent) => total + intent.amountReceived, 0);
  const refunded = intents.reduce((total, intent) => total + intent.amountRefunded, 0);
  const isSettled = payment.state === 'CAPTURED' || ENDED.includes(payment.state);
  if (!isSettled) return found;
  const { gatewayIntent } = payment;
  if (payment.amountMinor > 0 && gatewayIntent !== null && !intents.some(({ id }) => id === gatewayIntent)) {
    found.push({ kind: 'intent-missing', subject, detail: `The gateway does not know ${gatewayIntent}.` });
  }
  if (received !== payment.capturedMinor) {
    const detail = `The gateway captured ${sum(received)}, the payment says ${sum(payment.capturedMinor)}.`;
    found.push({ kind: 'captured-differs', subject, detail });
  }
  if (refunded !== payment.refundedMinor && !payment.hasOpenRefund) {
    const detail = `The gateway refunded ${sum(refunded)}, the payment says ${sum(payment.refundedMinor)}.`;
    found.push({ kind: 'refunded-differs', subject, detail });
  }
  for (const intent of intents) {
    if (ENDED.includes(payment.state) && intent.status === 'requires_capture') {
      const detail = `The payment is ${payment.state}, and ${intent.id} still has money set aside.`;
      found.push({ kind: 'authorization-left', subject, detail });
    }
    if (intent.currency !== payment.currency) {
      const detail = `${intent.id} is in ${intent.currency}, the payment in ${payment.currency}.`;
      found.push({ kind: 'currency-differs', subject, detail });
    }
  }
  return found;
}

/** What a person has been asked to look at and has not settled. */
export function reviewBreaks({ id, state, needsReview }: PaymentBooks): Break[] {
  if (!needsReview) return [];
  const detail = `It is ${state}, and something about it was not as it should be: its timeline says what.`;
  return [{ kind: 'needs-review', subject: `payment:${id}`, detail }];
}

export function seatBreak({ seatId, reference }: UnmatchedSeat): Break {
  return reference === null
    ? { kind: 'seat-without-booking', subject: `seat:${seatId}`, detail: 'It is sold, and in no booking.' }
    : {
        kind: 'booking-without-seat',
        subject: `booking:${reference}`,
        detail: `Its seat ${seatId} is not sold to it.`,
      };
}

/** Money at the gateway under an id of ours that no payment has. */
export function strayBreaks(intents: GatewayIntent[]): Break[] {
  return intents
    .filter(
      ({ status, amountReceived, amountRefunded }) =>
        status === 'requires_capture' || (status === 'succeeded' && amountReceived > amountRefunded),
    )
    .map(({ id, status, amount, currency }) => ({
      kind: 'intent-without-payment',
      subject: `intent:${id}`,
      detail: `The gateway has ${formatMoney(money(amount, currency))}, ${status}, and there is no payment for it.`,
    }));
}
