import { missingParameter, noSuch, Refusal, unexpectedState } from './answers.js';
import type { Books, Charge, PaymentIntent, PaymentMethod, Status } from './books.js';
import { groupOf, numberOf, type Parameters, textOf, textsOf } from './form.js';
import { cardNamed, CARDS } from './methods.js';
import { intentObject } from './objects.js';

const CONFIRMABLE: readonly Status[] = ['requires_payment_method', 'requires_action'];
const CANCELABLE: readonly Status[] = ['requires_payment_method', 'requires_action', 'requires_capture'];
const AUTHORISATION_SECONDS = 7 * 86_400;

/** PaymentIntents: what each call does to the books. Errors are Stripe's own. */
export class Intents {
  constructor(
    private readonly books: Books,
    /** Where this server is reached; known once it listens. */
    private readonly baseUrl: () => string,
  ) {}

  get(id: string): PaymentIntent {
    const intent = this.books.intents.get(id);
    if (intent === undefined) throw noSuch('payment_intent', id, 'id');
    return intent;
  }

  create(parameters: Parameters): PaymentIntent {
    const amount = numberOf(parameters, 'amount');
    const currency = textOf(parameters, 'currency');
    if (amount === undefined || amount < 1) throw missingParameter('amount');
    if (currency === undefined || !/^[a-z]{3}$/.test(currency)) throw missingParameter('currency');
    const id = this.books.newId('pi');
    const intent: PaymentIntent = {
      ...{ id, clientSecret: `${id}_secret_${this.books.newId('x').slice(2)}`, amount, currency },
      ...{ status: 'requires_payment_method', amountReceived: 0, created: this.books.now() },
      captureMethod: textOf(parameters, 'capture_method') === 'manual' ? 'manual' : 'automatic',
      ...{ canceledAt: null, cancellationReason: null, method: null, returnUrl: null, lastError: null },
      ...{ latestCharge: null, metadata: textsOf(parameters, 'metadata') },
    };
    this.books.intents.set(id, intent);
    this.books.note('created', intent, { amount });
    this.announce('created', intent);
    return intent;
  }

  confirm(id: string, parameters: Parameters): PaymentIntent {
    const intent = this.get(id);
    const asked = textOf(parameters, 'payment_method');
    const method = asked === undefined ? undefined : this.methodOf(asked);
    if (!CONFIRMABLE.includes(intent.status)) throw this.refuse('confirm', intent);
    if (method === undefined) throw missingParameter('payment_method');
    intent.returnUrl = textOf(parameters, 'return_url') ?? null;
    intent.method = method.id;
    intent.lastError = null;
    const { outcome } = scriptOf(method);
    if (outcome === 'decline') return this.decline(intent, method);
    if (outcome === 'authorise') return this.authorise(intent, method);
    intent.status = 'requires_action';
    this.books.note('action-required', intent);
    this.announce('requires_action', intent);
    return intent;
  }

  capture(id: string): PaymentIntent {
    const intent = this.get(id);
    const charge = this.books.chargeOf(intent);
    if (intent.status !== 'requires_capture' || charge === undefined) throw this.refuse('capture', intent);
    charge.captured = true;
    charge.amountCaptured = intent.amount;
    intent.amountReceived = intent.amount;
    intent.status = 'succeeded';
    this.books.note('captured', intent, { amount: intent.amount });
    this.announce('succeeded', intent);
    this.books.announce('charge.captured', { kind: 'charge', id: charge.id });
    return intent;
  }

  /** @param reason `automatic` when an authorisation ends by itself */
  cancel(id: string, reason: string | null = null): PaymentIntent {
    const intent = this.get(id);
    if (!CANCELABLE.includes(intent.status)) throw this.refuse('cancel', intent);
    Object.assign(intent, { status: 'canceled', canceledAt: this.books.now(), cancellationReason: reason });
    this.books.note('canceled', intent, { reason });
    this.announce('canceled', intent);
    return intent;
  }

  /** What the buyer decides on the page of the bank. */
  authenticate(id: string, isApproved: boolean): PaymentIntent {
    const intent = this.get(id);
    const method = this.books.methods.get(intent.method ?? '');
    if (intent.status !== 'requires_action' || method === undefined) return intent;
    if (isApproved) return this.authorise(intent, method);
    intent.lastError = {
      ...{ type: 'invalid_request_error', code: 'payment_intent_authentication_failure', method: method.id },
      message: 'The provided PaymentMethod has failed authentication.',
    };
    return this.waitForAnother(intent);
  }

  /** Ends every authorisation whose time is over. */
  expire(): void {
    for (const intent of this.books.intents.values()) {
      const charge = this.books.chargeOf(intent);
      const isOver = charge !== undefined && charge.captureBefore <= this.books.now();
      if (intent.status === 'requires_capture' && isOver) this.cancel(intent.id, 'automatic');
    }
  }

  /** Newest first. */
  list(parameters: Parameters): PaymentIntent[] {
    const created = groupOf(parameters, 'created');
    const from = Math.max(numberOf(created, 'gte') ?? 0, (numberOf(created, 'gt') ?? -1) + 1);
    const to = Math.min(numberOf(created, 'lt') ?? Infinity, (numberOf(created, 'lte') ?? Infinity) + 1);
    const all = [...this.books.intents.values()].reverse();
    return all.filter(intent => intent.created >= from && intent.created < to);
  }

  private methodOf(asked: string): PaymentMethod {
    const card = cardNamed(asked);
    // A test card's name stands for a new method each time, as with Stripe.
    const method = card === undefined ? this.books.methods.get(asked) : this.books.newMethod(card);
    if (method === undefined) throw noSuch('PaymentMethod', asked, 'payment_method');
    return method;
  }

  private authorise(intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
    const isManual = intent.captureMethod === 'manual';
    this.charge(intent, method, 'succeeded');
    intent.status = 'requires_capture';
    this.books.note('authorised', intent, { amount: intent.amount });
    if (!isManual) return this.capture(intent.id);
    this.announce('amount_capturable_updated', intent);
    return intent;
  }

  private decline(intent: PaymentIntent, method: PaymentMethod): never {
    const { code = 'card_declined', declineCode = 'generic_decline' } = scriptOf(method);
    this.charge(intent, method, 'failed');
    const message = 'Your card was declined.';
    intent.lastError = {
      ...{ type: 'card_error', code, decline_code: declineCode, message, method: method.id },
    };
    this.waitForAnother(intent);
    const error = { type: 'card_error', code, decline_code: declineCode, message } as const;
    throw new Refusal(402, { ...error, payment_intent: this.shown(intent) }, true);
  }

  private waitForAnother(intent: PaymentIntent): PaymentIntent {
    intent.status = 'requires_payment_method';
    intent.method = null;
    this.books.note('declined', intent, { code: intent.lastError?.code });
    this.announce('payment_failed', intent);
    return intent;
  }

  private charge(intent: PaymentIntent, method: PaymentMethod, status: Charge['status']): void {
    const created = this.books.now();
    const charge: Charge = {
      ...{ id: this.books.newId('ch'), intent: intent.id, method: method.id, amount: intent.amount, created },
      ...{ amountCaptured: 0, amountRefunded: 0, captured: false, status, isDisputed: false },
      captureBefore: created + AUTHORISATION_SECONDS,
    };
    this.books.charges.set(charge.id, charge);
    intent.latestCharge = charge.id;
    this.books.announce(`charge.${status}`, { kind: 'charge', id: charge.id });
  }

  private refuse(verb: string, intent: PaymentIntent): Refusal {
    this.books.note(`${verb}-refused`, intent);
    return unexpectedState(verb, intent, this.shown(intent));
  }

  private shown(intent: PaymentIntent): Record<string, unknown> {
    return intentObject(this.books, intent, this.baseUrl(), ['latest_charge']);
  }

  private announce(what: string, { id }: PaymentIntent): void {
    this.books.announce(`payment_intent.${what}`, { kind: 'intent', id });
  }
}

function scriptOf({ card }: PaymentMethod): (typeof CARDS)[string]['script'] {
  return CARDS[card]?.script ?? { outcome: 'authorise' };
}
