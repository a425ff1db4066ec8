import { readConfig } from './config.js';

describe('PAYMENT_PROVIDER', () => {
  it('says that Stripe is not there yet, and takes its settings without a word', () => {
    const stripe = { STRIPE_SECRET_KEY: 'sk', STRIPE_WEBHOOK_SECRET: 'wh', STRIPE_API_BASE: 'http://stripe' };
    expect(() => readConfig({ ...stripe, PAYMENT_PROVIDER: 'stripe' })).toThrow(
      /does not take cards by Stripe/,
    );
    expect(readConfig({ ...stripe, PAYMENT_PROVIDER: 'sandbox' }).paymentProvider).toBe('sandbox');
  });

  it('has to be said with a database of the house, like the key', () => {
    const env = { DATABASE_URL: 'postgres://db/frontrow' };
    expect(() => readConfig(env)).toThrow(/SECRET_KEY must be set.*\n.*PAYMENT_PROVIDER must be set/);
    expect(() => readConfig({ ...env, SECRET_KEY: 'k'.repeat(32), PAYMENT_PROVIDER: 'free' })).toThrow(
      /PAYMENT_PROVIDER must be one of sandbox/,
    );
  });
});
