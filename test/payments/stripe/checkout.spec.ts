import { randomUUID } from 'node:crypto';
import { call, makePerformance } from '../../support/make.js';
import { type AppWithStripe, Fan, startWithStripe } from '../../support/stripe.js';

describe('checkout by Stripe', () => {
  let world: AppWithStripe;
  let performanceId: string;
  beforeAll(async () => {
    world = await startWithStripe({ PAYMENT_TIMEOUT_MS: '3000' });
    ({ performanceId } = await makePerformance(world.running, { performance: { seatsPerShopper: 100 } }));
  });
  afterAll(() => world.close());

  const fanWith = (...seatIds: string[]): Promise<Fan> => Fan.withSeats(world, performanceId, seatIds);

  it('authorises, books and captures, once for a key', async () => {
    const fan = await fanWith('S-A-1', 'S-A-2');
    const [card, key] = [fan.card('visa'), randomUUID()];
    const booked = await fan.pay(card, key);
    expect(booked).toMatchObject({ status: 201, body: { total: { amount: 9000, currency: 'EUR' } } });
    const again = await fan.pay(card, key);
    expect(again.body).toEqual(booked.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    await fan.captured();
    expect(fan.diary()).toEqual(['created', 'authorised', 'captured']);
    const { id } = await fan.payment();
    expect(fan.intent()).toMatchObject({
      ...{ amount: 9000, amountReceived: 9000, currency: 'eur', captureMethod: 'manual' },
      metadata: { paymentId: id, holdId: fan.holdId },
    });
  });

  it('lets another card continue on the same intent after a decline, and charges only that one', async () => {
    const fan = await fanWith('S-A-3');
    const [declinedCard, key] = [fan.card('chargeDeclinedInsufficientFunds'), randomUUID()];
    const declined = await fan.pay(declinedCard, key);
    expect(declined).toMatchObject({ status: 402, body: { type: '/problems/payment-declined' } });
    expect((await fan.pay(declinedCard, key)).status).toBe(402);
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
    await fan.captured();
    expect(fan.diary()).toEqual(['created', 'declined', 'authorised', 'captured']);
  });

  it('knows the names of test cards too, whose methods have other ids', async () => {
    const fan = await fanWith('S-A-4');
    expect((await fan.pay('pm_card_chargeDeclined')).status).toBe(402);
    expect((await fan.pay('pm_card_visa')).status).toBe(201);
  });

  it('takes a method that Stripe does not know for a declined one', async () => {
    const fan = await fanWith('S-A-5');
    expect((await fan.pay('pm_1unknown')).status).toBe(402);
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
  });

  it.each(['tok_visa', '4242424242424242', 'pm_', 'pm_card visa'])('refuses %s at once', async method => {
    const fan = await fanWith('S-A-6');
    expect((await fan.pay(method)).status).toBe(400);
    expect(fan.intents()).toEqual([]);
    expect((await call(world.running, fan.token, 'DELETE', `/holds/${fan.holdId}`)).status).toBe(204);
  });

  it('sends a buyer to the bank by its address, and needs no client secret for it', async () => {
    const fan = await fanWith('S-B-1');
    const [card, key] = [fan.card('authenticationRequired'), randomUUID()];
    const asked = await fan.pay(card, key);
    expect(asked).toMatchObject({ status: 202, body: { nextAction: { type: 'redirect' } } });
    const { url } = asked.body['nextAction'] as { url: string };
    expect(url).toBe(`${world.stripe.url}/bank/${fan.intent().id}`);
    expect(JSON.stringify(asked.body)).not.toContain('secret');
    await fetch(url, { method: 'POST', body: 'outcome=approve', redirect: 'manual' });
    expect((await fan.finalAnswer(card, key)).status).toBe(201);
    await fan.captured();
  });

  it('says no when the bank was not convinced, and lets another card go on', async () => {
    const fan = await fanWith('S-B-2');
    const [card, key] = [fan.card('authenticationRequired'), randomUUID()];
    const { nextAction } = (await fan.pay(card, key)).body as { nextAction: { url: string } };
    await fetch(nextAction.url, { method: 'POST', body: 'outcome=decline', redirect: 'manual' });
    expect((await fan.finalAnswer(card, key)).status).toBe(402);
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
  });

  it.each([
    ['succeeded', 'visa', 201],
    ['was declined', 'chargeDeclined', 402],
  ])('finds out by itself that a payment %s whose answer did not come in time', async (_, name, status) => {
    const fan = await fanWith(status === 201 ? 'S-B-3' : 'S-B-4');
    world.stripe.control.setWebhooks('off');
    world.stripe.control.faults.plan({ operation: 'confirm', kind: 'hold-reply', ms: 8_000 });
    const [card, key] = [fan.card(name), randomUUID()];
    // On a machine that is slow to answer it has found out already.
    expect([202, status]).toContain((await fan.pay(card, key)).status);
    expect((await fan.finalAnswer(card, key)).status).toBe(status);
    expect(fan.diary().filter(what => what === 'authorised')).toHaveLength(status === 201 ? 1 : 0);
    world.stripe.control.setWebhooks('on');
  });

  it('has no sandbox beside it', async () => {
    const { request } = world.running;
    expect((await request.get('/sandbox/authentication/pi_x')).status).toBe(404);
    const event = await request.post('/api/v1/webhooks/sandbox').send({ id: 'evt_1' });
    expect(event).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
    expect(event.body.detail).toContain('sandbox');
  });

  it('sends a confirmation that never arrived once more under its key, and charges once', async () => {
    const fan = await fanWith('S-D-10');
    // The library does not try again when there are too many requests.
    world.stripe.control.faults.plan({ operation: 'confirm', kind: 'rate-limit', times: 1 });
    expect((await fan.pay(fan.card('visa'))).status).toBe(201);
    expect(world.stripe.control.faults.struck['rate-limit']).toBe(1);
    await fan.captured();
    expect(fan.diary()).toEqual(['created', 'authorised', 'captured']);
  });
});
