import type Stripe from 'stripe';
import type { NextAction } from '../../payment.js';
import type { GatewayIntent, GatewayRefund, IntentStatus } from '../payment-provider.js';

const STATUSES: readonly IntentStatus[] = [
  ...(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing'] as const),
  ...(['requires_capture', 'succeeded', 'canceled'] as const),
];

/** An intent as the port knows it. Its latest charge must be expanded, else it looks as if nothing went back. */
export function toIntent(intent: Stripe.PaymentIntent): GatewayIntent {
  const { id, amount, currency, amount_received: amountReceived, metadata } = intent;
  return {
    ...{ id, amount, amountReceived },
    // A status that came into the world after this version says only that it is not over.
    status: STATUSES.find(status => status === intent.status) ?? 'processing',
    currency: currency.toUpperCase(),
    amountRefunded: refundedOf(intent),
    lastDecline: declineOf(intent),
    nextAction: actionOf(intent),
    metadata: {
      ...(metadata['paymentId'] === undefined ? {} : { paymentId: metadata['paymentId'] }),
      ...(metadata['holdId'] === undefined ? {} : { holdId: metadata['holdId'] }),
    },
  };
}

export function toRefund({ id, amount, status, metadata }: Stripe.Refund): GatewayRefund {
  return { id, amount, status: refundStatus(status), refundId: metadata?.['refundId'] };
}

/** Releasing an authorisation counts as a refund on a charge in some versions; no money came, so none goes back. */
function refundedOf({ amount_received, latest_charge: charge }: Stripe.PaymentIntent): number {
  if (amount_received === 0 || charge === null || typeof charge === 'string') return 0;
  return charge.amount_refunded;
}

function declineOf({ last_payment_error: error }: Stripe.PaymentIntent): GatewayIntent['lastDecline'] {
  return error === null ? null : { paymentMethod: error.payment_method?.id ?? null, attemptNo: null };
}

function actionOf({ status, next_action: action }: Stripe.PaymentIntent): NextAction | null {
  const url = action?.redirect_to_url?.url;
  return status === 'requires_action' && typeof url === 'string' ? { type: 'redirect', url } : null;
}

function refundStatus(status: string | null): GatewayRefund['status'] {
  if (status === 'succeeded') return 'succeeded';
  // What else there is, `pending` and `requires_action` among it, says that it is not over.
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
