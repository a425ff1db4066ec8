import { type Json, missingParameter, noSuch, Refusal, unknownParameter } from './answers.js';
import type { Books, PaymentIntent } from './books.js';
import type { Operation } from './faults.js';
import { numberOf, type Parameters, textOf, textsOf, groupOf } from './form.js';
import type { Intents } from './intents.js';
import { cardNumbered } from './methods.js';
import { chargeObject, intentObject, methodObject, refundObject } from './objects.js';
import type { Refunds } from './refunds.js';

export interface Endpoint {
  operation: Operation;
  /** Parameters that it knows; any other is refused. */
  takes: readonly string[];
  /** Whether the publishable key of a page is enough. */
  isPublic?: true;
  run(parameters: Parameters, id: string): Json;
}

const PAGING = ['limit', 'starting_after', 'ending_before', 'expand'];
const DEFAULT_LIMIT = 10;

interface Parts {
  books: Books;
  intents: Intents;
  refunds: Refunds;
  baseUrl: () => string;
}

/** The part of Stripe's API that a shop with manual capture needs, by method and path; `:id` stands for an id. */
export function endpoints({ books, intents, refunds, baseUrl }: Parts): Record<string, Endpoint> {
  const shown = (intent: PaymentIntent, parameters: Parameters): Json =>
    intentObject(books, intent, baseUrl(), Object.values(textsOf(parameters, 'expand')));
  return {
    'POST /v1/payment_intents': {
      operation: 'create',
      takes: ['amount', 'currency', 'capture_method', 'allowed_payment_method_types', 'metadata', 'expand'],
      run: parameters => shown(intents.create(parameters), parameters),
    },
    'GET /v1/payment_intents': {
      operation: 'list',
      takes: ['created', ...PAGING],
      run: parameters =>
        listObject(parameters, '/v1/payment_intents', intents.list(parameters), intent =>
          intentObject(
            books,
            intent,
            baseUrl(),
            Object.values(textsOf(parameters, 'expand')).map(path => path.replace(/^data\./, '')),
          ),
        ),
    },
    'GET /v1/payment_intents/:id': {
      operation: 'retrieve',
      takes: ['expand'],
      run: (parameters, id) => shown(intents.get(id), parameters),
    },
    'POST /v1/payment_intents/:id/confirm': {
      operation: 'confirm',
      takes: ['payment_method', 'return_url', 'use_stripe_sdk', 'expand'],
      run: (parameters, id) => shown(intents.confirm(id, parameters), parameters),
    },
    'POST /v1/payment_intents/:id/cancel': {
      operation: 'cancel',
      takes: ['cancellation_reason', 'expand'],
      run: (parameters, id) => shown(intents.cancel(id), parameters),
    },
    'POST /v1/payment_intents/:id/capture': {
      operation: 'capture',
      takes: ['expand'],
      run: (parameters, id) => shown(intents.capture(id), parameters),
    },
    'POST /v1/refunds': {
      operation: 'refund',
      takes: ['payment_intent', 'amount', 'metadata', 'reason', 'expand'],
      run: parameters => refundObject(refunds.create(parameters)),
    },
    'GET /v1/refunds': {
      operation: 'list-refunds',
      takes: ['payment_intent', ...PAGING],
      run: parameters => listObject(parameters, '/v1/refunds', refunds.list(parameters), refundObject),
    },
    'GET /v1/refunds/:id': {
      operation: 'retrieve-refund',
      takes: ['expand'],
      run: (_, id) => refundObject(refunds.get(id)),
    },
    'GET /v1/charges/:id': {
      operation: 'retrieve-charge',
      takes: ['expand'],
      run: (_, id) => {
        const charge = books.charges.get(id);
        if (charge === undefined) throw noSuch('charge', id, 'id');
        return chargeObject(charge);
      },
    },
    'POST /v1/payment_methods': {
      operation: 'method',
      takes: ['type', 'card', 'billing_details'],
      isPublic: true,
      run: parameters => methodObject(books.newMethod(cardOf(parameters))),
    },
  };
}

/** @throws Refusal for a parameter that the endpoint does not know */
export function checkParameters({ takes }: Endpoint, parameters: Parameters): void {
  const unknown = Object.keys(parameters).find(name => !takes.includes(name));
  if (unknown !== undefined) throw unknownParameter(unknown);
}

function cardOf(parameters: Parameters): string {
  const number = textOf(groupOf(parameters, 'card'), 'number');
  if (number === undefined) throw missingParameter('card[number]');
  const card = cardNumbered(number);
  if (card !== undefined) return card;
  const message = 'Your card number is incorrect.';
  throw new Refusal(402, { type: 'card_error', code: 'incorrect_number', message, param: 'number' }, true);
}

/** One page of a list that has its newest item first, as Stripe's lists have. */
function listObject<T extends { id: string }>(
  parameters: Parameters,
  url: string,
  all: T[],
  show: (item: T) => Json,
): Json {
  const limit = numberOf(parameters, 'limit') ?? DEFAULT_LIMIT;
  const after = textOf(parameters, 'starting_after');
  const before = textOf(parameters, 'ending_before');
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
  const rest = all.slice(start, end);
  const page = before === undefined ? rest.slice(0, limit) : rest.slice(-limit);
  return { object: 'list', url, has_more: rest.length > page.length, data: page.map(show) };
}
