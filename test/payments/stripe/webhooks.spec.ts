import { randomUUID } from 'node:crypto';
import { Database } from '../../../src/platform/database/index.js';
import { makePerformance } from '../../support/make.js';
import { signatureOf } from '../../support/stripe-server/webhooks.js';
import { type AppWithStripe, Fan, startWithStripe, WEBHOOK_SECRET } from '../../support/stripe.js';
import { until } from '../../support/until.js';

const OLD_SECRET = 'whsec_that_is_being_replaced';
const TEN_MINUTES_MS = 600_000;

describe('webhooks of Stripe', () => {
  let world: AppWithStripe;
  let performanceId: string;
  beforeAll(async () => {
    world = await startWithStripe({ STRIPE_WEBHOOK_SECRET: `${WEBHOOK_SECRET}, ${OLD_SECRET}` });
    ({ performanceId } = await makePerformance(world.running, { performance: { seatsPerShopper: 100 } }));
  });
  afterAll(() => world.close());

  const event = (id: string, more: object = {}): string =>
    JSON.stringify({
      ...{ id, object: 'event', type: 'payment_intent.succeeded' },
      data: { object: { id: 'pi_of_somebody_else', object: 'payment_intent', metadata: {}, ...more } },
    });
  const sign = (body: string, secret = WEBHOOK_SECRET, at = Date.now()): string =>
    signatureOf(body, secret, at);
  const send = (body: string, signature: string | undefined): Promise<Response> =>
    fetch(`${world.running.url}/api/v1/webhooks/stripe`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
        ...(signature === undefined ? {} : { 'stripe-signature': signature }),
      },
      body,
    });
  const stored = async (id: string): Promise<number> => {
    const { primary } = world.running.app.get(Database);
    return (await primary.query('SELECT 1 FROM webhook_events WHERE event_id = $1', [id])).length;
  };

  it.each([
    ['the secret in use', WEBHOOK_SECRET],
    ['the one that is being replaced', OLD_SECRET],
  ])('are taken with %s, once however often they come', async (_, secret) => {
    const id = `evt_${randomUUID()}`;
    const body = event(id);
    for (let i = 0; i < 3; i += 1) expect((await send(body, sign(body, secret))).status).toBe(200);
    expect(await stored(id)).toBe(1);
  });

  it.each([
    ['no signature', (): undefined => undefined],
    ['a forged one', (): string => `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
    ['one by a secret that is not ours', (body: string): string => sign(body, 'whsec_of_somebody_else')],
    [
      'one that is too old',
      (body: string): string => sign(body, WEBHOOK_SECRET, Date.now() - TEN_MINUTES_MS),
    ],
    ['one of other bytes', (body: string): string => sign(JSON.stringify(JSON.parse(body), null, 2))],
    ['one of the older scheme', (body: string): string => sign(body).replace('v1=', 'v0=')],
  ])('are refused with %s, and change nothing', async (_, signature) => {
    const id = `evt_${randomUUID()}`;
    const body = event(id);
    const refused = await send(body, signature(body));
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await stored(id)).toBe(0);
  });

  it('may be as large as Stripe makes them, and no larger', async () => {
    const id = `evt_${randomUUID()}`;
    const large = event(id, { padding: 'x'.repeat(200 * 1024) });
    expect((await send(large, sign(large))).status).toBe(200);
    const tooLarge = event(id, { padding: 'x'.repeat(300 * 1024) });
    expect((await send(tooLarge, sign(tooLarge))).status).toBe(413);
  });

  it('do not make anybody believe what they say', async () => {
    const fan = await Fan.withSeats(world, performanceId, ['S-A-1']);
    expect((await fan.pay(fan.card('authenticationRequired'))).status).toBe(202);
    const { id: paymentId, gatewayIntent } = await fan.payment();
    const id = `evt_${randomUUID()}`;
    const lie = event(id, { id: gatewayIntent, status: 'succeeded', metadata: { paymentId } });
    expect((await send(lie, sign(lie))).status).toBe(200);
    await until(
      () => world.running.app.get(Database).primary.query('SELECT 1 FROM outbox'),
      waiting => waiting.length === 0,
    );
    expect(await fan.payment()).toMatchObject({ state: 'CONF' });
  });

  it.each([
    ['five times over', 'duplicated', 'S-B-1'],
    ['in the wrong order', 'reversed', 'S-B-2'],
  ] as const)('may come %s', async (_, mode, seatId) => {
    world.stripe.control.setWebhooks(mode);
    const fan = await Fan.withSeats(world, performanceId, [seatId]);
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
    await fan.captured();
    const { id } = await fan.payment();
    const { primary } = world.running.app.get(Database);
    await until(
      () => primary.query('SELECT DISTINCT type FROM webhook_events WHERE payment_id = $1', [id]),
      types => types.length === 5,
    );
    const all = await primary.query('SELECT 1 FROM webhook_events WHERE payment_id = $1', [id]);
    expect(all).toHaveLength(5);
    expect(fan.diary()).toEqual(['created', 'authorised', 'captured']);
    world.stripe.control.setWebhooks('on');
  });

  it('tell of refunds and captures by hand, and of a buyer who contests the charge', async () => {
    const fan = await Fan.withSeats(world, performanceId, ['S-C-1', 'S-C-2']);
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
    await fan.captured();
    const { control } = world.stripe;
    const { id } = fan.intent();
    control.act({ act: 'dashboard-refund', intent: id, amount: 1000 });
    const { primary } = world.running.app.get(Database);
    await until(
      () =>
        primary.query<{ amount: string }>(
          'SELECT refunded_minor AS amount FROM payments WHERE hold_id = $1',
          [fan.holdId],
        ),
      ([row]) => row?.amount === '1000',
    );
    expect((await fan.payment()).needsReview).toBe(false);
    control.act({ act: 'dispute', intent: id });
    await until(
      () => fan.payment(),
      ({ needsReview }) => needsReview,
    );
  });

  it('wake a payment that the buyer settles while nobody waits', async () => {
    const fan = await Fan.withSeats(world, performanceId, ['S-D-1']);
    await fan.pay(fan.card('authenticationRequired'));
    await fetch(`${world.stripe.url}/bank/${fan.intent().id}`, {
      ...{ method: 'POST', body: 'outcome=approve', redirect: 'manual' as const },
    });
    await fan.captured();
  });
});
