import Stripe from 'stripe';
import { GatewayRefusal, OutcomeUnknown } from '../payment-provider.js';

/** Refused because of what it met at that moment, not for good: the same request may be sent again. */
const PASSING = ['idempotency_key_in_use', 'lock_timeout', 'rate_limit'];
/** Stripe understood, and will answer the same for ever. */
const FINAL = ['card_error', 'idempotency_error', 'invalid_request_error'];
/** The intent or charge is not in a state that allows this, often because it was done already. */
const OTHER_STATE = ['payment_intent_unexpected_state', 'charge_already_captured'];

/** A refusal by Stripe, with its code for those who can do something about it. */
export class StripeRefusal extends GatewayRefusal {
  constructor(
    message: string,
    readonly code: string | undefined,
    /** The parameter that it is about. */
    readonly parameter: string | undefined,
  ) {
    super(message);
  }

  get isAboutState(): boolean {
    return OTHER_STATE.includes(this.code ?? '');
  }

  /** The intent was not touched: the method itself is unknown, of another kind, or used up. */
  get isAboutMethod(): boolean {
    return this.parameter === 'payment_method' || (this.code ?? '').startsWith('payment_method_');
  }
}

/** The intent that a bank said no to; undefined when the error says something else. */
export function declinedIntent(error: unknown): Stripe.PaymentIntent | undefined {
  const isDecline = error instanceof Stripe.errors.StripeError && error.rawType === 'card_error';
  return isDecline ? error.payment_intent : undefined;
}

/** Whether Stripe does not know our key, or does not let it do this: no payment may end because of that. */
export function isWrongKey(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  );
}

/**
 * What an error of the library means for us. It goes by Stripe's own type and code: the library chooses its
 * classes by status, and a proxy in between can answer with any status.
 */
export function outcomeOf(error: unknown): OutcomeUnknown | GatewayRefusal {
  if (error instanceof OutcomeUnknown || error instanceof GatewayRefusal) return error;
  if (!(error instanceof Stripe.errors.StripeError)) return new OutcomeUnknown(String(error), false);
  const { message, code, param, rawType } = error;
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return new OutcomeUnknown(message, codeOf(error.detail) === Stripe.HttpClient.TIMEOUT_ERROR_CODE);
  }
  if (isWrongKey(error) || PASSING.includes(code ?? '')) return new OutcomeUnknown(message, false);
  if (FINAL.includes(rawType ?? '')) return new StripeRefusal(message, code, param);
  return new OutcomeUnknown(message, false);
}

function codeOf(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null && 'code' in detail ? detail.code : undefined;
}
