import type { PaymentIntent } from './books.js';

export type Json = Record<string, unknown>;

/** The fields of an error as Stripe sends them. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  payment_intent?: Json;
  payment_method?: Json;
}

/** An answer that is no success. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: ErrorBody,
    /** Whether the endpoint had begun to execute; only then the answer is kept under the request's key. */
    readonly hasExecuted: boolean,
  ) {
    super(error.message);
  }
}

export function missingParameter(param: string): Refusal {
  return new Refusal(
    400,
    {
      ...{ type: 'invalid_request_error', code: 'parameter_missing', param },
      message: `Missing required param: ${param}.`,
    },
    false,
  );
}

export function unknownParameter(param: string): Refusal {
  return new Refusal(
    400,
    {
      ...{ type: 'invalid_request_error', code: 'parameter_unknown', param },
      message: `Received unknown parameter: ${param}`,
    },
    false,
  );
}

export function noSuch(what: string, id: string, param: string): Refusal {
  return new Refusal(
    param === 'id' ? 404 : 400,
    {
      ...{ type: 'invalid_request_error', code: 'resource_missing', param },
      message: `No such ${what}: '${id}'`,
    },
    false,
  );
}

/** @param intent as it is shown to the caller */
export function unexpectedState(verb: string, { status }: PaymentIntent, intent: Json): Refusal {
  return new Refusal(
    400,
    {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message: `You cannot ${verb} this PaymentIntent because it has a status of ${status}.`,
      payment_intent: intent,
    },
    true,
  );
}

export function brokeDown(hasExecuted: boolean): Refusal {
  return new Refusal(500, { type: 'api_error', message: 'Something went wrong on our end.' }, hasExecuted);
}
