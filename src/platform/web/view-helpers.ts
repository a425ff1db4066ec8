import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { kept } from '../kept.js';
import { findIcon } from './icons.js';

const LOCALE = 'en-GB';

interface Money {
  /** Minor units: pence, cents; whole yen. */
  amount: number;
  currency: string;
}

/** The ways a moment may be written. Each is a set of Intl options, so that no page invents its own. */
const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  'day-short': { weekday: 'short', day: 'numeric', month: 'short' },
  'day-year': { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  'day-long': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  stamp: {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
};

const dateFormat = kept((style: string, zone: string) => {
  const options = STYLES[style];
  if (!options) throw new Error(`no such way to write a time: ${style}`);
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
});

const zoneFormat = kept(
  (zone: string) => new Intl.DateTimeFormat(LOCALE, { timeZone: zone, timeZoneName: 'short' }),
);

const moneyFormat = kept(
  (currency: string) =>
    new Intl.NumberFormat(LOCALE, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
);

const numberFormat = new Intl.NumberFormat(LOCALE);

/** Writes money as `Intl` does. The exponent comes from the currency, so 6800 JPY is not 68.00. */
export function money(value: Money): string {
  const format = moneyFormat(value.currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(value.amount / 10 ** digits);
}

/** Writes an RFC 3339 moment in the given IANA zone. `style` is one of the keys above. */
export function when(moment: string, zone: string, style: string): string {
  return dateFormat(style, zone)
    .format(new Date(moment))
    .replace(/^(\w{3}), /, '$1 ');
}

/** The short name of the zone at that moment: GMT, BST, CET. */
export function zoneName(moment: string, zone: string): string {
  const part = zoneFormat(zone)
    .formatToParts(new Date(moment))
    .find(each => each.type === 'timeZoneName');
  return part?.value ?? zone;
}

/** With the thousands set apart. */
export const number = (value: number): string => numberFormat.format(value);

/** "1 seat", "2,000 seats". */
export const plural = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** Data for an island. `<` and its kind are escaped, so that no text can close the script element. */
function json(value: unknown): Handlebars.SafeString {
  const text = JSON.stringify(value ?? null).replace(
    /[<>&\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Handlebars.SafeString(text);
}

function icon(name: string): Handlebars.SafeString {
  return new Handlebars.SafeString(
    `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${findIcon(name)}</svg>`,
  );
}

/** Makes `asset`: the address of a built file with its content's hash, so that it may be cached for ever. */
function assetHelper(assetsDir: string): (path: string) => string {
  const known = new Map<string, string>();
  return path => {
    const found = known.get(path);
    if (found) return found;
    const file = join(assetsDir, path);
    const hash = existsSync(file)
      ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10)
      : '';
    const url = hash ? `/assets/${path}?v=${hash}` : `/assets/${path}`;
    if (hash) known.set(path, url);
    return url;
  };
}

/** Every helper a template may use. Anything else is refused when the template is compiled. */
export function viewHelpers(assetsDir: string): Record<string, Handlebars.HelperDelegate> {
  return { money, when, zoneName, number, plural, json, icon, asset: assetHelper(assetsDir) };
}
