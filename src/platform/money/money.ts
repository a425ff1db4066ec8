import { invariant } from '../assert.js';
import { kept } from '../kept.js';

/** An amount in minor units (cents, yen) and its ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export function money(amount: number, currency: string): Money {
  invariant(Number.isSafeInteger(amount), 'money is a whole number of minor units');
  return { amount, currency };
}

/** Adds amounts of one currency. An empty list needs to be told which. */
export function sum(amounts: Money[], currency: string): Money {
  invariant(
    amounts.every(one => one.currency === currency),
    'only amounts of one currency are added',
  );
  return money(
    amounts.reduce((total, one) => total + one.amount, 0),
    currency,
  );
}

/** Postgres hands bigint over as text; money must fit a safe integer. */
export function fromMinor(value: string | number): number {
  const number = Number(value);
  invariant(Number.isSafeInteger(number), 'minor units fit a safe integer');
  return number;
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

const formatOf = kept((currency: string) => new Intl.NumberFormat('en-GB', { style: 'currency', currency }));

/** As `Intl` writes it, e.g. "£45.00". */
export function formatMoney({ amount, currency }: Money): string {
  const format = formatOf(currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
