import type { PaymentState } from '../payment.js';
import type { GatewayIntent } from '../providers/payment-provider.js';

/** One disagreement between seats, bookings, payments and the provider. */
export interface Break {
  kind:
    | 'booking-without-money'
    | 'money-without-booking'
    | 'seats-differ-from-booking'
    | 'captured-differs'
    | 'refunded-differs'
    | 'authorisation-left-open'
    | 'intent-missing'
    | 'intent-unknown';
  paymentId: string | null;
  reference: string | null;
  detail: string;
}

export interface ComparedPayment {
  id: string;
  state: PaymentState;
  amountMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  gatewayIntent: string | null;
  isPastDeadline: boolean;
  reference: string | null;
  isConfirmed: boolean;
  liveSeats: number;
  soldSeats: number;
}

/** What one payment says against its booking, its seats and the provider. One that may still move on is no break. */
export function breaksOf(payment: ComparedPayment, intent: GatewayIntent | undefined): Break[] {
  const breaks: Break[] = [];
  const add = (kind: Break['kind'], detail: string): void => {
    breaks.push({ kind, paymentId: payment.id, reference: payment.reference, detail });
  };
  const holdsMoney = payment.state === 'BOOKED' || payment.state === 'CAPTURED';
  if (payment.isConfirmed && !holdsMoney) add('booking-without-money', `The payment is ${payment.state}.`);
  if (holdsMoney && payment.reference === null)
    add('money-without-booking', `The payment is ${payment.state}.`);
  if (payment.liveSeats !== payment.soldSeats) {
    add(
      'seats-differ-from-booking',
      `${payment.liveSeats} seats are booked, ${payment.soldSeats} are marked sold.`,
    );
  }
  if (payment.gatewayIntent === null) return breaks;
  if (intent === undefined) {
    add('intent-missing', `The provider does not know ${payment.gatewayIntent}.`);
    return breaks;
  }
  const isMoving = ['INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING'].includes(payment.state);
  if (isMoving && !payment.isPastDeadline) return breaks;
  if (intent.amountReceived !== payment.capturedMinor) {
    add(
      'captured-differs',
      `Captured ${payment.capturedMinor} here, ${intent.amountReceived} at the provider.`,
    );
  }
  if (intent.amountRefunded !== payment.refundedMinor) {
    add(
      'refunded-differs',
      `Refunded ${payment.refundedMinor} here, ${intent.amountRefunded} at the provider.`,
    );
  }
  const isEnded = ['VOIDED', 'DECLINED', 'CAPTURE_FAILED', 'REFUNDED'].includes(payment.state);
  if (isEnded && intent.status === 'requires_capture')
    add('authorisation-left-open', 'The card is still reserved.');
  return breaks;
}
