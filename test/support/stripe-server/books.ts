import { randomBytes } from 'node:crypto';
import type { Diary } from './diary.js';

export type Status =
  'requires_payment_method' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled';

export interface PaymentError {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
  /** Id of the method that was refused. */
  method: string;
}

export interface PaymentIntent {
  id: string;
  clientSecret: string;
  status: Status;
  amount: number;
  amountReceived: number;
  currency: string;
  captureMethod: 'automatic' | 'manual';
  created: number;
  canceledAt: number | null;
  cancellationReason: string | null;
  method: string | null;
  returnUrl: string | null;
  lastError: PaymentError | null;
  latestCharge: string | null;
  metadata: Record<string, string>;
}

export interface Charge {
  id: string;
  intent: string;
  method: string;
  amount: number;
  amountCaptured: number;
  amountRefunded: number;
  created: number;
  captured: boolean;
  status: 'succeeded' | 'failed';
  /** When an authorisation ends by itself, in seconds. */
  captureBefore: number;
  isDisputed: boolean;
}

export interface Refund {
  id: string;
  intent: string;
  charge: string;
  amount: number;
  created: number;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  failureReason: string | null;
  metadata: Record<string, string>;
}

export interface PaymentMethod {
  id: string;
  /** Name of the test card. */
  card: string;
  created: number;
}

/** Told of everything that Stripe would send an event about. */
export type Announce = (
  type: string,
  object: { kind: 'intent' | 'charge' | 'refund' | 'dispute'; id: string },
) => void;

/** All that this server knows, and the only way in which it comes to know more. */
export class Books {
  readonly intents = new Map<string, PaymentIntent>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly methods = new Map<string, PaymentMethod>();

  constructor(
    readonly diary: Diary,
    readonly announce: Announce,
    private readonly clock: () => number,
  ) {}

  /** Seconds, as Stripe counts. */
  now(): number {
    return Math.floor(this.clock() / 1000);
  }

  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString('hex')}`;
  }

  /** Writes down that money moved, or could. */
  note(what: string, intent: PaymentIntent, more: Record<string, unknown> = {}): void {
    const { id, metadata } = intent;
    this.diary.write({ at: this.clock(), what, intent: id, paymentId: metadata['paymentId'], ...more });
  }

  chargeOf(intent: PaymentIntent): Charge | undefined {
    return intent.latestCharge === null ? undefined : this.charges.get(intent.latestCharge);
  }

  refundsOf(intentId: string): Refund[] {
    return [...this.refunds.values()].filter(({ intent }) => intent === intentId);
  }

  newMethod(card: string): PaymentMethod {
    const method = { id: this.newId('pm'), card, created: this.now() };
    this.methods.set(method.id, method);
    return method;
  }
}
