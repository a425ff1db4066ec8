import { ConfigError, readConfig } from './config.js';

const stripe = {
  PAYMENT_PROVIDER: 'stripe',
  STRIPE_SECRET_KEY: 'sk_test_4f1c',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_4f1c',
  STRIPE_WEBHOOK_SECRET: 'whsec_4f1c',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('PAYMENT_PROVIDER', () => {
  it('has to be said with a database of the house, like the key', () => {
    const env = { DATABASE_URL: 'postgres://db/frontrow' };
    expect(() => readConfig(env)).toThrow(/SECRET_KEY must be set.*\n.*PAYMENT_PROVIDER must be set/);
    expect(problemsOf({ ...env, SECRET_KEY: 'k'.repeat(32), PAYMENT_PROVIDER: 'free' })).toContain(
      'PAYMENT_PROVIDER must be one of sandbox, stripe, but is "free".',
    );
  });

  it('takes the settings of Stripe without a word where the sandbox is in use', () => {
    const config = readConfig({ ...stripe, STRIPE_SECRET_KEY: 'anything', PAYMENT_PROVIDER: 'sandbox' });
    expect(config).toMatchObject({ paymentProvider: 'sandbox', stripe: undefined });
  });

  it('takes two webhook secrets, so that one can follow the other', () => {
    const config = readConfig({ ...stripe, STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old' });
    expect(config.paymentProvider).toBe('stripe');
    expect(config.stripe?.webhookSecrets).toEqual(['whsec_new', 'whsec_old']);
  });

  it('names everything that Stripe needs and that is not there', () => {
    const problems = problemsOf({ PAYMENT_PROVIDER: 'stripe' });
    expect(problems.map(problem => problem.split(' ')[0])).toEqual([
      'STRIPE_SECRET_KEY',
      'STRIPE_PUBLISHABLE_KEY',
      'STRIPE_WEBHOOK_SECRET',
    ]);
  });

  it('needs no publishable key of its own with a server that stands in for Stripe', () => {
    const { STRIPE_PUBLISHABLE_KEY, ...rest } = stripe;
    expect(STRIPE_PUBLISHABLE_KEY).toMatch(/^pk_/);
    expect(problemsOf({ ...rest, STRIPE_API_BASE: 'http://127.0.0.1:4242' })).toEqual([]);
  });

  it.each([
    ['the publishable key in the place of the secret one', { STRIPE_SECRET_KEY: 'pk_test_4f1c' }],
    ['the secret key on the page', { STRIPE_PUBLISHABLE_KEY: 'sk_test_4f1c' }],
    ['an API key in the place of the webhook secret', { STRIPE_WEBHOOK_SECRET: 'whsec_a,sk_test_4f1c' }],
    ['a live key beside a test key', { STRIPE_SECRET_KEY: 'sk_live_4f1c' }],
    ['a key that is none', { STRIPE_SECRET_KEY: 'hunter2hunter2' }],
  ])('refuses %s, and repeats no secret', (_, wrong) => {
    const problems = problemsOf({ ...stripe, ...wrong });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join()).not.toMatch(/4f1c|hunter2/);
  });
});
