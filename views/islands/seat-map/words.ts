/** Money and sentences of the seat map. */
export interface Money {
  amount: number;
  currency: string;
}

/** As the server writes it: `Intl`, with the currency's own number of digits. */
export function money(value: Money): string {
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: value.currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(value.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const addMoney = (a: Money, b: Money): Money => ({
  amount: a.amount + b.amount,
  currency: a.currency,
});
