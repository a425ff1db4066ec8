import type { HeldSeat } from '../holds/index.js';

/** States of reliability's payment machine; `payment.rules.ts` says what leads where. */
export type PaymentState =
  | 'INIT'
  | 'PI'
  | 'CONF'
  | 'BOOKED'
  | 'CAPTURED'
  | 'DECLINED'
  | 'VOID_PENDING'
  | 'VOIDED'
  | 'REFUND_PENDING'
  | 'REFUNDED'
  | 'CAPTURE_FAILED';

/** Why a payment ends without a booking. */
export type VoidReason =
  'declined' | 'expired' | 'seats-lost' | 'amount-mismatch' | 'performance-cancelled' | 'abandoned';

export interface NextAction {
  type: 'redirect';
  url: string;
}

/** One attempt to move money for a hold. Amounts in minor units. */
export interface Payment {
  id: string;
  holdId: string;
  performanceId: string;
  shopperId: string;
  state: PaymentState;
  amountMinor: number;
  currency: string;
  capturedMinor: number;
  refundReservedMinor: number;
  refundedMinor: number;
  gatewayIntent: string | null;
  /** Counts the cards tried; the first is 1. */
  attemptNo: number;
  paymentMethod: string;
  reason: VoidReason | null;
  nextAction: NextAction | null;
  quote: { seats: HeldSeat[] };
  buyerName: string;
  buyerEmail: string;
  deadlineAt: Date;
  needsReview: boolean;
  tries: number;
  createdAt: Date;
}

export const LIVE_STATES: readonly PaymentState[] = [
  'INIT',
  'PI',
  'CONF',
  'BOOKED',
  'CAPTURED',
  'VOID_PENDING',
  'REFUND_PENDING',
];

export function isBooked(state: PaymentState): boolean {
  return state === 'BOOKED' || state === 'CAPTURED';
}

/** `apply` never moves such a payment: what is left to happen to it happens to its refunds. */
export function isFollowedByRefundsOnly(state: PaymentState): boolean {
  return state === 'CAPTURED' || state === 'REFUND_PENDING' || state === 'REFUNDED';
}
