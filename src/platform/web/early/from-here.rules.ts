import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request surely comes from one of our own pages, or from a program that is no browser. Where this says no,
 * the request may still be in order; the guards of the router look more closely.
 */
export function isFromHere({ 'sec-fetch-site': site, origin }: IncomingHttpHeaders): boolean {
  return site === undefined ? origin === undefined : site === 'same-origin';
}
