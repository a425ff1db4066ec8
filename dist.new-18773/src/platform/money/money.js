import { invariant } from '../assert.js';
export function money(amount, currency) {
    invariant(Number.isSafeInteger(amount), 'money is a whole number of minor units');
    return {
        amount,
        currency
    };
}
/** Adds amounts of one currency. An empty list needs to be told which. */ export function sum(amounts, currency) {
    invariant(amounts.every((one)=>one.currency === currency), 'only amounts of one currency are added');
    return money(amounts.reduce((total, one)=>total + one.amount, 0), currency);
}
/** Postgres hands bigint over as text; money must fit a safe integer. */ export function fromMinor(value) {
    const number = Number(value);
    invariant(Number.isSafeInteger(number), 'minor units fit a safe integer');
    return number;
}
export function isCurrency(code) {
    return Intl.supportedValuesOf('currency').includes(code);
}
/** As `Intl` writes it, e.g. "£45.00". */ export function formatMoney({ amount, currency }, locale = 'en-GB') {
    const format = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency
    });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(amount / 10 ** digits);
}

//# sourceMappingURL=money.js.map
