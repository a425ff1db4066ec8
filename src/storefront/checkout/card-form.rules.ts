import type { StripeSettings } from '../../platform/config/stripe-settings.js';
import { contentSecurityWith } from '../../platform/web/content-security.js';
import type { CardFormView } from '../views/checkout.view.js';

const SCRIPT_ORIGIN = 'https://js.stripe.com';
const BANK_ORIGIN = 'https://hooks.stripe.com';
const API_ORIGIN = 'https://api.stripe.com';
/** The one address that Stripe never moves. */
const SCRIPT_PATH = '/v3/';

/** A server that stands in for Stripe's API stands in for its script as well. */
export function cardFormOf(stripe: StripeSettings): Pick<CardFormView, 'scriptUrl' | 'publishableKey'> {
  const origin = stripe.apiBase === undefined ? SCRIPT_ORIGIN : new URL(stripe.apiBase).origin;
  return { scriptUrl: `${origin}${SCRIPT_PATH}`, publishableKey: stripe.publishableKey };
}

/** The policy of the checkout page, the only one of ours that loads anything from elsewhere. */
export function cardFormSecurity({ apiBase }: StripeSettings): string {
  const standIn = apiBase === undefined ? undefined : new URL(apiBase).origin;
  return contentSecurityWith({
    scriptSrc: [standIn ?? SCRIPT_ORIGIN],
    frameSrc: standIn === undefined ? [SCRIPT_ORIGIN, BANK_ORIGIN] : [standIn],
    connectSrc: [standIn ?? API_ORIGIN],
  });
}
