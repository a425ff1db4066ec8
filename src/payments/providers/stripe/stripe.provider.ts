import { Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import {
  type GatewayIntent,
  type GatewayRefund,
  type NewIntent,
  type NewRefund,
  OutcomeUnknown,
  PaymentProvider,
} from '../payment-provider.js';
import { declinedIntent, isWrongKey, outcomeOf, StripeRefusal } from './stripe-errors.js';
import { toIntent, toRefund } from './stripe-objects.js';

const WITH_CHARGE = { expand: ['latest_charge'] };
const EACH_WITH_CHARGE = { expand: ['data.latest_charge'] };
const PAGE_SIZE = 100;
const CANCELABLE = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
];

/**
 * Stripe's PaymentIntents, captured by hand and confirmed from here: the browser gets a payment method from Stripe's
 * own form, we confirm with it, and a bank that wants to hear from the buyer is an address to go to.
 */
export class StripeProvider extends PaymentProvider {
  private readonly logger = new Logger('Stripe');

  /** @param timeoutMs after which the outcome of a call counts as unknown, the library's own retry included */
  constructor(
    private readonly stripe: Stripe,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  accepts(paymentMethod: string): boolean {
    return /^pm_\w+$/.test(paymentMethod);
  }

  create({ paymentId, holdId, amount, currency }: NewIntent, key: string): Promise<GatewayIntent> {
    const intent: Stripe.PaymentIntentCreateParams = {
      ...{ amount, currency: currency.toLowerCase(), metadata: { paymentId, holdId }, ...WITH_CHARGE },
      capture_method: 'manual',
      allowed_payment_method_types: ['card'],
    };
    return this.call(async () =>
      toIntent(await this.stripe.paymentIntents.create(intent, { idempotencyKey: key })),
    );
  }

  /** A decline is an answer: the intent that waits for another method, and not an error. */
  async confirm(id: string, paymentMethod: string, returnUrl: string, key: string): Promise<GatewayIntent> {
    const confirmation: Stripe.PaymentIntentConfirmParams = {
      ...{ payment_method: paymentMethod, return_url: returnUrl, use_stripe_sdk: false, ...WITH_CHARGE },
    };
    const decline = { paymentMethod, attemptNo: null };
    try {
      return await this.call(async () => {
        try {
          return toIntent(
            await this.stripe.paymentIntents.confirm(id, confirmation, { idempotencyKey: key }),
          );
        } catch (error) {
          const declined = declinedIntent(error);
          if (declined === undefined) throw error;
          // A test method such as pm_card_visa has another id in the error than the one it was asked for by.
          return { ...toIntent(declined), lastDecline: decline };
        }
      });
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      if (error.isAboutState) return this.retrieve(id);
      // A method that Stripe does not take is as good as declined: the fan may try another one at once.
      if (error.isAboutMethod) return { ...(await this.retrieve(id)), lastDecline: decline };
      throw error;
    }
  }

  retrieve(id: string): Promise<GatewayIntent> {
    return this.call(async () => toIntent(await this.stripe.paymentIntents.retrieve(id, WITH_CHARGE)));
  }

  cancel(id: string, key: string): Promise<GatewayIntent> {
    return this.move(id, key, CANCELABLE, options =>
      this.stripe.paymentIntents.cancel(id, WITH_CHARGE, options),
    );
  }

  capture(id: string, key: string): Promise<GatewayIntent> {
    return this.move(id, key, ['requires_capture'], options =>
      this.stripe.paymentIntents.capture(id, WITH_CHARGE, options),
    );
  }

  refund({ intentId, refundId, amountMinor }: NewRefund, key: string): Promise<GatewayRefund> {
    const refund = { payment_intent: intentId, amount: amountMinor, metadata: { refundId } };
    return this.call(async () => toRefund(await this.stripe.refunds.create(refund, { idempotencyKey: key })));
  }

  async refundsOf(intentId: string): Promise<GatewayRefund[]> {
    const refunds: GatewayRefund[] = [];
    try {
      for await (const one of this.stripe.refunds.list({ payment_intent: intentId, limit: PAGE_SIZE })) {
        refunds.push(toRefund(one));
      }
    } catch (error) {
      throw this.outcomeOf(error);
    }
    return refunds.reverse();
  }

  /** Stripe lists the newest first and cannot do otherwise, so that all of the span is read before the first. */
  async *list({ from, to }: { from: Date; to: Date }): AsyncIterable<GatewayIntent> {
    const intents: GatewayIntent[] = [];
    const created = { gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) };
    try {
      const found = this.stripe.paymentIntents.list({ created, limit: PAGE_SIZE, ...EACH_WITH_CHARGE });
      for await (const one of found) intents.push(toIntent(one));
    } catch (error) {
      throw this.outcomeOf(error);
    }
    yield* intents.reverse();
  }

  /**
   * Moves an intent to a state that it can reach once only. Where it is already, or can no longer get, is read and
   * is the answer. A refusal is kept under its key like any answer: if the intent can move by now, it was an old one
   * that came again, and since it is known that nothing was done, another key is right.
   */
  private async move(
    id: string,
    key: string,
    from: readonly string[],
    send: (options: { idempotencyKey: string }) => Promise<Stripe.PaymentIntent>,
  ): Promise<GatewayIntent> {
    const attempt = (idempotencyKey: string): Promise<GatewayIntent> =>
      this.call(async () => toIntent(await send({ idempotencyKey })));
    try {
      return await attempt(key);
    } catch (error) {
      if (!(error instanceof StripeRefusal) || !error.isAboutState) throw error;
      const present = await this.retrieve(id);
      return from.includes(present.status) ? attempt(`${key}:${present.status}`) : present;
    }
  }

  /** The library may try twice; all of it together gets the time of one call. */
  private async call<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      const late = new OutcomeUnknown(`no answer from Stripe within ${this.timeoutMs} ms`, true);
      timer = setTimeout(() => reject(late), this.timeoutMs);
    });
    const answer = work();
    // When the time-out has won, a late failure of the call must not become an unhandled rejection.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, timeout]);
    } catch (error) {
      throw this.outcomeOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  private outcomeOf(error: unknown): Error {
    if (isWrongKey(error)) {
      this.logger.error(
        `Stripe does not accept STRIPE_SECRET_KEY for this: no payment moves until that is mended. ${String(error)}`,
      );
    }
    return outcomeOf(error);
  }
}
