import { isEmail } from 'class-validator';
import type { ErrorItemView } from '../views/shared.view.js';

/** As the API's own limits. */
const MAX_NAME = 120;
const MAX_EMAIL = 254;
const MAX_METHOD = 64;

/** What was typed, to be shown again. */
export interface CheckoutInput {
  name: string;
  email: string;
  paymentMethod: string;
  idempotencyKey: string;
  quoteHash: string;
}

export type CheckoutErrors = Partial<Record<'name' | 'email' | 'paymentMethod', string>>;

/** Reads the form of the checkout page; each error says what to do. */
export function readCheckoutForm(body: Readonly<Record<string, unknown>>): {
  input: CheckoutInput;
  errors: CheckoutErrors;
} {
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const input: CheckoutInput = {
    name: text('name'),
    email: text('email'),
    paymentMethod: text('paymentMethod'),
    idempotencyKey: text('idempotencyKey'),
    quoteHash: text('quoteHash'),
  };
  const found = {
    name: nameError(input.name),
    email: emailError(input.email),
    paymentMethod: methodError(input.paymentMethod),
  };
  const errors = Object.fromEntries(Object.entries(found).filter(([, error]) => error !== undefined));
  return { input, errors };
}

/** For the summary on top of the form, in the order of the fields. */
export function errorItems(errors: CheckoutErrors): ErrorItemView[] {
  return Object.entries(errors).map(([field, message]) => ({ field, message }));
}

function nameError(name: string): string | undefined {
  if (name === '') return 'Enter the name for the tickets';
  if (name.length > MAX_NAME) return `Enter a name of at most ${MAX_NAME} letters`;
  return /\p{Cc}/u.test(name) ? 'Enter the name in one line' : undefined;
}

function emailError(email: string): string | undefined {
  if (email === '') return 'Enter the e-mail address for the tickets';
  const isFine = email.length <= MAX_EMAIL && isEmail(email);
  return isFine ? undefined : 'Enter an e-mail address with an @, like name@example.com';
}

function methodError(method: string): string | undefined {
  return method === '' || method.length > MAX_METHOD ? 'Choose how you pay' : undefined;
}
