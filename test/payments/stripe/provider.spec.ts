import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type GatewayIntent,
  GatewayRefusal,
  OutcomeUnknown,
} from '../../../src/payments/providers/payment-provider.js';
import { stripeClient } from '../../../src/payments/providers/stripe/stripe-client.js';
import { StripeProvider } from '../../../src/payments/providers/stripe/stripe.provider.js';
import { StripeServer } from '../../support/stripe-server/server.js';

const TIMEOUT_MS = 1_500;
const forTwoSeats = { paymentId: 'p1', holdId: 'h1', amount: 4500, currency: 'EUR' };

function providerAt(url: string): StripeProvider {
  const settings = { secretKey: 'sk_test_x', publishableKey: 'pk_test_x', webhookSecrets: [], apiBase: url };
  return new StripeProvider(stripeClient(settings, TIMEOUT_MS), TIMEOUT_MS);
}

describe('the provider for Stripe', () => {
  let stripe: StripeServer;
  let provider: StripeProvider;
  let count = 0;
  beforeAll(async () => {
    stripe = await new StripeServer().start();
    provider = providerAt(stripe.url);
  });
  afterAll(() => stripe.close());
  afterEach(() => stripe.control.faults.clear());

  const key = (): string => `key-${(count += 1)}`;
  const card = (name: string): string => stripe.control.books.newMethod(name).id;
  const created = (): Promise<GatewayIntent> => provider.create(forTwoSeats, key());
  const authorised = async (name = 'visa'): Promise<GatewayIntent> =>
    provider.confirm((await created()).id, card(name), 'http://shop/back', key());
  const captured = async (name = 'visa'): Promise<GatewayIntent> =>
    provider.capture((await authorised(name)).id, key());

  it('authorises, captures and gives back', async () => {
    expect(await created()).toMatchObject({
      ...{ status: 'requires_payment_method', amount: 4500, currency: 'EUR', amountReceived: 0 },
      ...{ amountRefunded: 0, lastDecline: null, nextAction: null },
      metadata: { paymentId: 'p1', holdId: 'h1' },
    });
    const { id, status } = await authorised();
    expect(status).toBe('requires_capture');
    expect(await provider.capture(id, key())).toMatchObject({ status: 'succeeded', amountReceived: 4500 });
    const part = await provider.refund({ intentId: id, refundId: 'r1', amountMinor: 1500 }, key());
    expect(part).toMatchObject({ amount: 1500, status: 'succeeded', refundId: 'r1' });
    stripe.control.act({ act: 'dashboard-refund', intent: id, amount: 500 });
    expect(await provider.retrieve(id)).toMatchObject({ amountRefunded: 2000 });
    expect(await provider.refundsOf(id)).toMatchObject([
      { amount: 1500, refundId: 'r1' },
      { amount: 500, refundId: undefined },
    ]);
    const tooMuch = provider.refund({ intentId: id, refundId: 'r2', amountMinor: 4000 }, key());
    await expect(tooMuch).rejects.toThrow(GatewayRefusal);
  });

  it('takes a decline for an answer, and says which method it was', async () => {
    const { id } = await created();
    const method = card('chargeDeclinedInsufficientFunds');
    const declined = await provider.confirm(id, method, '', key());
    expect(declined).toMatchObject({
      status: 'requires_payment_method',
      lastDecline: { paymentMethod: method, attemptNo: null },
    });
    expect((await provider.retrieve(id)).lastDecline?.paymentMethod).toBe(method);
  });

  it('finds out that it was canceled or captured already, and says so', async () => {
    const canceled = await provider.cancel((await authorised()).id, key());
    expect(canceled.status).toBe('canceled');
    expect((await provider.cancel(canceled.id, key())).status).toBe('canceled');
    expect((await provider.capture(canceled.id, key())).status).toBe('canceled');
    const { id } = await captured();
    expect((await provider.capture(id, key())).status).toBe('succeeded');
    expect((await provider.cancel(id, key())).status).toBe('succeeded');
    expect((await provider.confirm(id, card('visa'), '', key())).status).toBe('succeeded');
  });

  it('is not held up by a refusal of long ago that comes again under its key', async () => {
    const { id } = await created();
    const again = key();
    expect((await provider.capture(id, again)).status).toBe('requires_payment_method');
    await provider.confirm(id, card('visa'), '', key());
    expect((await provider.capture(id, again)).status).toBe('succeeded');
  });

  it.each([
    ['pendingRefund', 'pending', 'succeed-refund', 'succeeded'],
    ['refundFail', 'failed', 'fail-refund', 'failed'],
    ['visa', 'succeeded', 'fail-refund', 'failed'],
  ] as const)('follows a refund to %s from %s', async (name, first, act, last) => {
    const { id } = await captured(name);
    const refund = await provider.refund({ intentId: id, refundId: 'r1', amountMinor: 4500 }, key());
    expect(refund.status).toBe(first);
    stripe.control.act({ act, refund: refund.id });
    expect(await provider.refundsOf(id)).toMatchObject([{ status: last, refundId: 'r1' }]);
    expect((await provider.retrieve(id)).amountRefunded).toBe(last === 'failed' ? 0 : 4500);
  });

  it('lists what was made in a span of time, page after page, oldest first', async () => {
    const made: string[] = [];
    for (let i = 0; i < 130; i += 1) made.push((await created()).id);
    const found: string[] = [];
    const span = { from: new Date(Date.now() - 600_000), to: new Date(Date.now() + 600_000) };
    for await (const { id } of provider.list(span)) found.push(id);
    expect(found.slice(-130)).toEqual(made);
    const before = { from: new Date(0), to: new Date(Date.now() - 600_000) };
    for await (const { id } of provider.list(before)) throw new Error(`${id} is from another time`);
  });

  describe('calls the outcome unknown', () => {
    it.each(['hold-reply', 'deliver-late'] as const)('in time when it has to wait: %s', async kind => {
      stripe.control.faults.plan({ operation: 'create', kind, ms: 60_000, times: 2 });
      await expect(created()).rejects.toMatchObject({ constructor: OutcomeUnknown, isTimeout: true });
    });

    it.each([
      ...(['error-after', 'error-before', 'rate-limit', 'lock-timeout', 'malformed'] as const),
      ...(['reset-before', 'reset-after', 'unauthorised'] as const),
    ])('when it meets %s', async kind => {
      const { id } = await authorised();
      stripe.control.faults.plan({ operation: 'capture', kind, times: 3 });
      const capture = provider.capture(id, key());
      await expect(capture).rejects.toMatchObject({ constructor: OutcomeUnknown, isTimeout: false });
      expect(stripe.control.faults.struck[kind]).toBeGreaterThan(0);
    });

    it('when the same key is being worked on, or nobody is there', async () => {
      const { id } = await authorised();
      stripe.control.faults.plan({ operation: 'capture', kind: 'hold-reply', ms: 4_000 });
      const same = key();
      const first = provider.capture(id, same).catch((error: unknown) => error);
      await new Promise(resolve => setTimeout(resolve, 100));
      await expect(provider.capture(id, same)).rejects.toMatchObject({ constructor: OutcomeUnknown });
      await stripe.stop();
      await expect(provider.retrieve(id)).rejects.toMatchObject({ constructor: OutcomeUnknown });
      expect(await first).toBeInstanceOf(OutcomeUnknown);
      await stripe.start();
      expect((await provider.retrieve(id)).status).toBe('succeeded');
    });

    it('when something in between answers in the place of Stripe', async () => {
      let proxy: Server | undefined;
      try {
        proxy = createServer((_, response) => {
          response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"who?"}}');
        });
        await new Promise<void>(resolve => proxy?.listen(0, '127.0.0.1', resolve));
        const other = providerAt(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
        await expect(other.cancel('pi_1', key())).rejects.toMatchObject({ constructor: OutcomeUnknown });
      } finally {
        proxy?.closeAllConnections();
        proxy?.close();
      }
    });
  });

  describe('is refused for good', () => {
    it('under a key that belongs to another request', async () => {
      const same = key();
      await provider.create(forTwoSeats, same);
      await expect(provider.create({ ...forTwoSeats, amount: 1 }, same)).rejects.toThrow(GatewayRefusal);
    });

    it.each([
      ['an intent that is not there', () => provider.retrieve('pi_nowhere')],
      ['an amount that is none', () => provider.create({ ...forTwoSeats, amount: 0 }, 'key-of-nothing')],
    ])('for %s', async (_, ask) => {
      await expect(ask()).rejects.toThrow(GatewayRefusal);
    });
  });

  it('sends the same thing once, however often it is sent', async () => {
    const { id } = await authorised();
    const same = key();
    stripe.control.faults.plan({ operation: 'capture', kind: 'reset-after', times: 1 });
    expect((await provider.capture(id, same)).status).toBe('succeeded');
    const captures = stripe.control.books.diary.entries.filter(
      ({ what, intent }) => what === 'captured' && intent === id,
    );
    expect(captures).toHaveLength(1);
  });
});
