import Stripe from 'stripe';
import type { StripeSettings } from '../../../platform/config/stripe-settings.js';

/** The version that the field names of this folder belong to, whatever the account's default is. */
const API_VERSION = '2026-10-28.endive';
/** One more try of the library's own, under the same key, for a connection that broke or a lock that was taken. */
const MAX_RETRIES = 1;

/** @param timeoutMs how long one request may take */
export function stripeClient({ secretKey, apiBase }: StripeSettings, timeoutMs: number): Stripe {
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    maxNetworkRetries: MAX_RETRIES,
    timeout: timeoutMs,
    telemetry: false,
    appInfo: { name: 'Frontrow' },
    ...(apiBase === undefined ? {} : addressOf(new URL(apiBase))),
  });
}

function addressOf({ protocol, hostname, port }: URL): {
  host: string;
  port: string;
  protocol: 'http' | 'https';
} {
  const isTls = protocol === 'https:';
  return {
    host: hostname,
    port: port === '' ? (isTls ? '443' : '80') : port,
    protocol: isTls ? 'https' : 'http',
  };
}
