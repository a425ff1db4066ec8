import type { PaymentState, VoidReason } from './payment.js';
import type { GatewayIntent } from './providers/payment-provider.js';

/** Cards that may be tried for one hold. */
const MAX_ATTEMPTS = 5;

/** What `apply` must know of a payment; read under the row's lock. */
export interface PaymentFacts {
  state: PaymentState;
  amountMinor: number;
  currency: string;
  attemptNo: number;
  /** The method of the present attempt. */
  paymentMethod: string;
  reason: VoidReason | null;
  /** Whether every seat still carries this payment's claim. */
  hasSeats: boolean;
  isPastDeadline: boolean;
  isPerformanceCancelled: boolean;
}

/** What follows from a payment and what the provider says about it. */
export type Decision =
  | { to: 'stay' }
  /** Ask the provider to do it, then apply its answer. */
  | { to: 'stay'; ask: 'capture' | 'cancel' }
  /** Booking, seats sold and outbox in one transaction. */
  | { to: 'BOOKED' | 'CAPTURED'; book: true }
  | { to: 'CAPTURED'; needsReview: boolean }
  /** A soft decline: the same payment waits for another card. */
  | { to: 'PI' }
  /** No booking will come; the provider must confirm the cancellation. */
  | { to: 'VOID_PENDING'; reason: VoidReason; needsReview: boolean }
  | { to: 'VOIDED' | 'DECLINED'; reason?: VoidReason }
  /** The authorisation ended before it was captured: the booking falls with it. */
  | { to: 'CAPTURE_FAILED' }
  /** Captured without a booking: the money goes back. */
  | { to: 'REFUND_PENDING'; needsReview: boolean };

/**
 * The one place that decides what becomes of a payment, for the request, the webhook and the poller alike.
 * Total and pure: any state, any answer of the provider, in any order, as often as you like.
 */
export function apply(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  switch (payment.state) {
    case 'INIT':
    case 'PI':
    case 'CONF':
      return applyUnbooked(payment, gateway);
    case 'BOOKED':
      return applyBooked(payment, gateway);
    case 'VOID_PENDING':
      return applyVoiding(payment, gateway);
    case 'VOIDED':
    case 'DECLINED':
    case 'CAPTURE_FAILED':
      return applyEnded(payment, gateway);
    case 'CAPTURED':
    case 'REFUND_PENDING':
    case 'REFUNDED':
      return { to: 'stay' };
  }
}

function applyUnbooked(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  const isExact = gateway.amount === payment.amountMinor && gateway.currency === payment.currency;
  const canBook = isExact && payment.hasSeats && !payment.isPerformanceCancelled;
  switch (gateway.status) {
    case 'requires_capture':
      return canBook ? { to: 'BOOKED', book: true } : voided(whyNot(payment, isExact), !isExact);
    case 'succeeded':
      if (canBook) return { to: 'CAPTURED', book: true };
      // Nothing was to be paid: there is no refund that could ever end it.
      if (gateway.amountReceived === 0) return { to: 'VOIDED', reason: whyNot(payment, isExact) };
      return { to: 'REFUND_PENDING', needsReview: !isExact };
    case 'canceled':
      return { to: 'VOIDED' };
    case 'requires_payment_method':
      return applyDeclined(payment, gateway);
    case 'requires_confirmation':
    case 'requires_action':
    case 'processing':
      return payment.isPastDeadline ? voided('expired') : { to: 'stay' };
  }
}

function applyDeclined(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  if (payment.isPastDeadline) return voided(gateway.lastDecline === null ? 'expired' : 'declined');
  if (payment.state !== 'CONF' || !isThisAttempt(payment, gateway)) return { to: 'stay' };
  return payment.attemptNo < MAX_ATTEMPTS ? { to: 'PI' } : voided('declined');
}

/** A decline of an earlier attempt says nothing about the one that is under way. */
function isThisAttempt(payment: PaymentFacts, { lastDecline }: GatewayIntent): boolean {
  if (lastDecline === null) return false;
  if (lastDecline.attemptNo !== null) return lastDecline.attemptNo >= payment.attemptNo;
  return lastDecline.paymentMethod === payment.paymentMethod;
}

function applyBooked(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  switch (gateway.status) {
    case 'succeeded':
      return { to: 'CAPTURED', needsReview: gateway.amountReceived !== payment.amountMinor };
    case 'canceled':
      return { to: 'CAPTURE_FAILED' };
    case 'requires_capture':
      return { to: 'stay', ask: 'capture' };
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
    case 'processing':
      return { to: 'stay' };
  }
}

/** Nothing but the provider's own "canceled" ends it: anything less could still authorise. */
function applyVoiding(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  if (gateway.status === 'canceled') return { to: payment.reason === 'declined' ? 'DECLINED' : 'VOIDED' };
  if (gateway.status === 'succeeded') return { to: 'REFUND_PENDING', needsReview: false };
  return { to: 'stay', ask: 'cancel' };
}

/** Money where none should be: unreachable while the rules hold, and opened again all the same. */
function applyEnded(payment: PaymentFacts, gateway: GatewayIntent): Decision {
  if (gateway.status === 'succeeded' && gateway.amountRefunded < gateway.amountReceived) {
    return { to: 'REFUND_PENDING', needsReview: true };
  }
  if (gateway.status === 'requires_capture') return voided(payment.reason ?? 'expired', true);
  return { to: 'stay' };
}

function whyNot(payment: PaymentFacts, isExact: boolean): VoidReason {
  if (!isExact) return 'amount-mismatch';
  return payment.isPerformanceCancelled ? 'performance-cancelled' : 'seats-lost';
}

function voided(reason: VoidReason, needsReview = false): Decision {
  return { to: 'VOID_PENDING', reason, needsReview };
}
