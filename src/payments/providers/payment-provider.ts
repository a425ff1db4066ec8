import type { NextAction } from '../payment.js';

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

/** A payment as the provider sees it. Amounts in minor units. */
export interface GatewayIntent {
  id: string;
  status: IntentStatus;
  amount: number;
  currency: string;
  amountReceived: number;
  /** What went back or is on its way back, whoever asked for it. */
  amountRefunded: number;
  /** The latest attempt that was refused: its method, and its number where the provider counts attempts. */
  lastDecline: { paymentMethod: string | null; attemptNo: number | null } | null;
  nextAction: NextAction | null;
  metadata: { paymentId?: string; holdId?: string };
}

/** Money that goes back, as the provider sees it. Amounts in minor units. */
export interface GatewayRefund {
  id: string;
  amount: number;
  /** A refund may fail long after it was taken on, for example when the account behind the card is closed. */
  status: 'pending' | 'succeeded' | 'failed';
  /** Our own id of it; absent when a person made it on the provider's own pages. */
  refundId: string | undefined;
}

export interface NewRefund {
  intentId: string;
  refundId: string;
  amountMinor: number;
}

export interface NewIntent {
  paymentId: string;
  holdId: string;
  amount: number;
  currency: string;
}

/**
 * The outcome of a call is unknown: no answer in time, a broken connection, a server error. Ask with `retrieve`
 * before anything else; never send the same thing under another key.
 */
export class OutcomeUnknown extends Error {
  constructor(
    message: string,
    readonly isTimeout: boolean,
  ) {
    super(message);
    this.name = 'OutcomeUnknown';
  }
}

/** The provider understood and refused for good, for example because the intent is in another state. */
export class GatewayRefusal extends Error {
  override name = 'GatewayRefusal';
}

/**
 * Where money moves: authorise first, capture only once the booking stands. Every call that changes something
 * carries a key derived from our durable row, so that sending it again has no further effect.
 * Every method throws OutcomeUnknown or GatewayRefusal, nothing else.
 */
export abstract class PaymentProvider {
  /** Whether the provider knows this payment method at all. */
  abstract accepts(paymentMethod: string): boolean;
  abstract create(intent: NewIntent, key: string): Promise<GatewayIntent>;
  abstract confirm(
    intentId: string,
    paymentMethod: string,
    returnUrl: string,
    key: string,
  ): Promise<GatewayIntent>;
  abstract retrieve(intentId: string): Promise<GatewayIntent>;
  abstract cancel(intentId: string, key: string): Promise<GatewayIntent>;
  abstract capture(intentId: string, key: string): Promise<GatewayIntent>;
  abstract refund(refund: NewRefund, key: string): Promise<GatewayRefund>;
  /** Every refund of an intent, also those that we did not ask for. */
  abstract refundsOf(intentId: string): Promise<GatewayRefund[]>;
  /** Every intent made in a span of time, oldest first, for the books to be compared. */
  abstract list(span: { from: Date; to: Date }): AsyncIterable<GatewayIntent>;
}
