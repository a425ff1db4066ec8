import type { Json } from './answers.js';
import type { Books, Charge, PaymentIntent, PaymentMethod, Refund } from './books.js';
import { CARDS } from './methods.js';

/** @param baseUrl where this server is reached, for the page of the bank */
export function intentObject(
  books: Books,
  intent: PaymentIntent,
  baseUrl: string,
  expand: string[] = [],
): Json {
  const charge = books.chargeOf(intent);
  const isOpen = intent.status === 'requires_capture';
  return {
    ...{ id: intent.id, object: 'payment_intent', amount: intent.amount, currency: intent.currency },
    amount_capturable: isOpen ? intent.amount : 0,
    amount_received: intent.amountReceived,
    ...{ capture_method: intent.captureMethod, client_secret: intent.clientSecret, created: intent.created },
    ...{ canceled_at: intent.canceledAt, cancellation_reason: intent.cancellationReason },
    last_payment_error: errorObject(books, intent),
    latest_charge:
      charge !== undefined && expand.includes('latest_charge') ? chargeObject(charge) : intent.latestCharge,
    ...{ livemode: false, metadata: intent.metadata, next_action: actionObject(intent, baseUrl) },
    ...{ payment_method: intent.method, payment_method_types: ['card'], status: intent.status },
  };
}

export function chargeObject(charge: Charge): Json {
  return {
    ...{ id: charge.id, object: 'charge', amount: charge.amount, payment_intent: charge.intent },
    ...{ amount_captured: charge.amountCaptured, amount_refunded: charge.amountRefunded },
    ...{ captured: charge.captured, created: charge.created, disputed: charge.isDisputed },
    ...{ paid: charge.status === 'succeeded', status: charge.status, livemode: false },
    refunded: charge.amountRefunded > 0 && charge.amountRefunded === charge.amountCaptured,
    payment_method: charge.method,
    payment_method_details: { type: 'card', card: { capture_before: charge.captureBefore } },
  };
}

export function refundObject(refund: Refund): Json {
  return {
    ...{ id: refund.id, object: 'refund', amount: refund.amount, created: refund.created },
    ...{ charge: refund.charge, payment_intent: refund.intent, status: refund.status },
    ...{
      metadata: refund.metadata,
      ...(refund.failureReason === null ? {} : { failure_reason: refund.failureReason }),
    },
  };
}

export function methodObject({ id, card, created }: PaymentMethod): Json {
  const last4 = CARDS[card]?.number.slice(-4);
  return {
    ...{ id, object: 'payment_method', type: 'card', created, livemode: false },
    card: { brand: card === 'mastercard' ? 'mastercard' : 'visa', last4 },
  };
}

export function disputeObject(charge: Charge): Json {
  return {
    ...{
      id: charge.id.replace('ch_', 'dp_'),
      object: 'dispute',
      amount: charge.amount,
      reason: 'fraudulent',
    },
    ...{ charge: charge.id, payment_intent: charge.intent, status: 'needs_response', metadata: {} },
  };
}

function errorObject(books: Books, { lastError }: PaymentIntent): Json | null {
  if (lastError === null) return null;
  const { method, ...error } = lastError;
  const known = books.methods.get(method);
  return { ...error, ...(known === undefined ? {} : { payment_method: methodObject(known) }) };
}

function actionObject({ id, status, returnUrl }: PaymentIntent, baseUrl: string): Json | null {
  if (status !== 'requires_action') return null;
  const redirect = { return_url: returnUrl, url: `${baseUrl}/bank/${id}` };
  return { type: 'redirect_to_url', redirect_to_url: redirect };
}
