/** What speaking to Stripe needs. There is none where the sandbox takes the money. */
export interface StripeSettings {
  /** `sk_...` or a restricted `rk_...`. */
  readonly secretKey: string;
  /** `pk_...`; the checkout page hands it to Stripe's own script. */
  readonly publishableKey: string;
  /** `whsec_...`; two of them while one takes the other's place. */
  readonly webhookSecrets: readonly string[];
  /** A server that stands in for Stripe's; undefined: Stripe itself. */
  readonly apiBase: string | undefined;
}

interface Given {
  readonly STRIPE_SECRET_KEY: string | undefined;
  readonly STRIPE_PUBLISHABLE_KEY: string | undefined;
  readonly STRIPE_WEBHOOK_SECRET: string | undefined;
  readonly STRIPE_API_BASE: string | undefined;
}

/** A stand-in does not look at it, and there is no other page to ask for one. */
const STAND_IN_PUBLISHABLE_KEY = 'pk_test_standin';

const WHAT = 'must be set with PAYMENT_PROVIDER=stripe';
const KEYS = "Stripe's dashboard has it under Developers, API keys.";

/** What is wrong or missing, in words that never repeat a secret. */
export function stripeProblems(given: Given): string[] {
  const problems: string[] = [];
  const { STRIPE_SECRET_KEY: secret, STRIPE_WEBHOOK_SECRET: webhook } = given;
  const publishable = publishableKeyOf(given);
  if (secret === undefined) problems.push(`STRIPE_SECRET_KEY ${WHAT}. ${KEYS}`);
  else if (!/^(sk|rk)_\w+$/.test(secret)) {
    problems.push(`STRIPE_SECRET_KEY must begin with sk_ or rk_, but ${kindOf(secret)}.`);
  }
  if (publishable === undefined) problems.push(`STRIPE_PUBLISHABLE_KEY ${WHAT}. ${KEYS}`);
  else if (!/^pk_\w+$/.test(publishable)) {
    problems.push(`STRIPE_PUBLISHABLE_KEY must begin with pk_, but ${kindOf(publishable)}.`);
  }
  if (webhook === undefined) {
    problems.push(`STRIPE_WEBHOOK_SECRET ${WHAT}: it proves that an event comes from Stripe.`);
  } else if (!listOf(webhook).every(one => /^whsec_\S+$/.test(one))) {
    problems.push('STRIPE_WEBHOOK_SECRET must be one or several values that begin with whsec_.');
  }
  if (secret !== undefined && publishable !== undefined && isLive(secret) !== isLive(publishable)) {
    problems.push('STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must both be live keys or both test keys.');
  }
  return problems;
}

/** @param given without problems, see `stripeProblems` */
export function stripeSettings(given: Given): StripeSettings {
  return Object.freeze({
    secretKey: given.STRIPE_SECRET_KEY ?? '',
    publishableKey: publishableKeyOf(given) ?? '',
    webhookSecrets: Object.freeze(listOf(given.STRIPE_WEBHOOK_SECRET ?? '')),
    apiBase: given.STRIPE_API_BASE,
  });
}

function publishableKeyOf(given: Given): string | undefined {
  const standIn = given.STRIPE_API_BASE === undefined ? undefined : STAND_IN_PUBLISHABLE_KEY;
  return given.STRIPE_PUBLISHABLE_KEY ?? standIn;
}

function listOf(text: string): string[] {
  return text.split(',').map(part => part.trim());
}

function kindOf(key: string): string {
  const kind = /^(sk|rk|pk|whsec)_/.exec(key)?.[0];
  return kind === undefined ? 'it does not' : `it begins with ${kind}`;
}

function isLive(key: string): boolean {
  return /^(sk|rk|pk)_live_/.test(key);
}
