import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from './app.js';
import { admit, type Answer, call } from './make.js';
import type { Charge, PaymentIntent, Refund } from './stripe-server/books.js';
import { StripeServer } from './stripe-server/server.js';
import { until } from './until.js';

export const WEBHOOK_SECRET = 'whsec_of_the_tests';
export const BUYER = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

export interface AppWithStripe {
  running: RunningApp;
  stripe: StripeServer;
  close: () => Promise<void>;
}

/** The whole product with Stripe as its provider, and the server that behaves as Stripe does. */
export async function startWithStripe(overrides: Record<string, string> = {}): Promise<AppWithStripe> {
  const stripe = await new StripeServer().start();
  const running = await startApp({
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_of_the_tests',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: stripe.url,
    ...overrides,
  });
  stripe.control.webhooks.target = { url: `${running.url}/api/v1/webhooks/stripe`, secret: WEBHOOK_SECRET };
  const close = async (): Promise<void> => {
    await stripe.close();
    await running.close();
  };
  return { running, stripe, close };
}

/** A shopper with a hold, who pays by Stripe. */
export class Fan {
  private constructor(
    private readonly world: AppWithStripe,
    readonly token: string,
    readonly holdId: string,
  ) {}

  static async withSeats(world: AppWithStripe, performanceId: string, seatIds: string[]): Promise<Fan> {
    const token = await admit(world.running, performanceId);
    const held = await call(world.running, token, 'POST', '/holds', { performanceId, seatIds });
    if (held.status !== 201) throw new Error(`not held: ${held.status} ${JSON.stringify(held.body)}`);
    return new Fan(world, token, String(held.body['id']));
  }

  /** What Stripe.js makes of a test card: a method of its own each time. */
  card(name: string): string {
    return this.world.stripe.control.books.newMethod(name).id;
  }

  pay(paymentMethod: string, key: string = randomUUID()): Promise<Answer> {
    const body = { holdId: this.holdId, buyer: BUYER, paymentMethod };
    return call(this.world.running, this.token, 'POST', '/bookings', body, { 'idempotency-key': key });
  }

  /** The same key again until the answer is final. */
  finalAnswer(paymentMethod: string, key: string): Promise<Answer> {
    return until(
      () => this.pay(paymentMethod, key),
      ({ status }) => status !== 202 && status !== 409,
    );
  }

  /** Everything that Stripe has for this hold. */
  intents(): PaymentIntent[] {
    const all = [...this.world.stripe.control.books.intents.values()];
    return all.filter(intent => intent.metadata['holdId'] === this.holdId);
  }

  intent(): PaymentIntent {
    const [intent, ...more] = this.intents();
    if (intent === undefined || more.length > 0) throw new Error(`${this.intents().length} intents`);
    return intent;
  }

  charge(): Charge {
    const charge = this.world.stripe.control.books.chargeOf(this.intent());
    if (charge === undefined) throw new Error('there is no charge');
    return charge;
  }

  refunds(): Refund[] {
    return this.world.stripe.control.books.refundsOf(this.intent().id);
  }

  /** What happened at Stripe, in order. */
  diary(): string[] {
    const ids = this.intents().map(({ id }) => id);
    return this.world.stripe.control.books.diary.entries
      .filter(({ intent }) => intent !== undefined && ids.includes(intent))
      .map(({ what }) => what);
  }

  async captured(): Promise<void> {
    await until(
      () => Promise.resolve(this.intent().status),
      status => status === 'succeeded',
    );
    await this.inState('CAPTURED');
  }

  /** Waits until the payment is in this state. */
  async inState(state: string): Promise<PaymentRow> {
    return until(
      () => this.payment(),
      row => row.state === state,
    );
  }

  async payment(): Promise<PaymentRow> {
    const { primary } = this.world.running.app.get(Database);
    const [row] = await primary.query<PaymentRow>(
      `SELECT id, state, reason, needs_review AS "needsReview", gateway_intent AS "gatewayIntent"
         FROM payments WHERE hold_id = $1`,
      [this.holdId],
    );
    if (row === undefined) throw new Error('there is no payment');
    return row;
  }
}

export interface PaymentRow {
  id: string;
  state: string;
  reason: string | null;
  needsReview: boolean;
  gatewayIntent: string;
}
