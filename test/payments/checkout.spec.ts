import { randomUUID } from 'node:crypto';
import { SandboxGateway, SandboxIntents } from '../../src/payments/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, type Answer, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('checkout', () => {
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    running = await startApp({ PAYMENT_TIMEOUT_MS: '4000' });
    ({ performanceId } = await makePerformance(running, { performance: { seatsPerShopper: 100 } }));
  });
  afterAll(() => running.close());

  async function hold(seatIds: string[]): Promise<{ token: string; holdId: string }> {
    const token = await admit(running, performanceId);
    const { body, status } = await call(running, token, 'POST', '/holds', { performanceId, seatIds });
    expect(status).toBe(201);
    return { token, holdId: String(body['id']) };
  }
  const pay = (
    token: string,
    holdId: string,
    paymentMethod: string,
    key: string = randomUUID(),
  ): Promise<Answer> =>
    call(running, token, 'POST', '/bookings', { holdId, buyer, paymentMethod }, { 'idempotency-key': key });
  const intents = (holdId: string) => running.app.get(SandboxIntents).list({ holdId });
  it('books, answers the same for the same key, captures by itself, and charges once', async () => {
    const { token, holdId } = await hold(['S-A-1', 'S-A-2']);
    const key = randomUUID();
    const booked = await pay(token, holdId, 'pm_card_visa', key);
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({ status: 'confirmed', total: { amount: 9000, currency: 'EUR' } });
    const again = await pay(token, holdId, 'pm_card_visa', key);
    expect(again.body).toEqual(booked.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const other = await call(
      running,
      token,
      'POST',
      '/bookings',
      { holdId, buyer: { ...buyer, name: 'X' }, paymentMethod: 'pm_card_visa' },
      { 'idempotency-key': key },
    );
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-key-reused' } });
    const [intent, ...more] = await until(
      () => intents(holdId),
      list => list[0]?.captured === 9000,
    );
    expect(more).toEqual([]);
    expect(intent).toMatchObject({ authorized: 9000, captured: 9000, refunded: 0, status: 'succeeded' });
    expect((await call(running, token, 'GET', `/holds/${holdId}`)).status).toBe(410);
  });

  it('needs a key, and refuses an unknown card and an unknown hold', async () => {
    const { token, holdId } = await hold(['S-A-3']);
    const noKey = await call(running, token, 'POST', '/bookings', {
      holdId,
      buyer,
      paymentMethod: 'pm_card_visa',
    });
    expect(noKey.status).toBe(400);
    expect((await pay(token, holdId, 'pm_nonsense')).status).toBe(400);
    expect((await pay(await admit(running, performanceId), holdId, 'pm_card_visa')).status).toBe(404);
  });

  it('lets another card continue after a decline, and charges only that one', async () => {
    const { token, holdId } = await hold(['S-B-1']);
    const key = randomUUID();
    const declined = await pay(token, holdId, 'pm_card_chargeDeclined', key);
    expect(declined).toMatchObject({ status: 402, body: { type: '/problems/payment-declined' } });
    expect((await pay(token, holdId, 'pm_card_chargeDeclined', key)).status).toBe(402);
    expect((await call(running, token, 'GET', `/holds/${holdId}`)).status).toBe(200);
    expect((await pay(token, holdId, 'pm_card_visa')).status).toBe(201);
    expect(
      await until(
        () => intents(holdId),
        list => list[0]?.captured === 4500,
      ),
    ).toHaveLength(1);
  });

  it('gives up a declined payment when other seats are chosen', async () => {
    const { token, holdId } = await hold(['S-B-3']);
    expect((await pay(token, holdId, 'pm_card_chargeDeclined')).status).toBe(402);
    const changed = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-B-4'] });
    expect(changed).toMatchObject({ status: 201, body: { id: holdId } });
    const other = await hold(['S-B-3']);
    expect((await pay(other.token, other.holdId, 'pm_card_visa')).status).toBe(201);
    expect((await pay(token, holdId, 'pm_card_visa')).status).toBe(201);
  });

  it.each([
    ['pm_sandbox_timeout_succeeds', 201],
    ['pm_sandbox_timeout_fails', 402],
  ])('finds out what became of %s', async (method, end) => {
    const { token, holdId } = await hold([`S-C-${end}`.replace('201', '1').replace('402', '2')]);
    const key = randomUUID();
    const first = await pay(token, holdId, method, key);
    expect(first).toMatchObject({ status: 202, body: { nextAction: null } });
    const last = await until(
      () => pay(token, holdId, method, key),
      answer => answer.status !== 202 && answer.status !== 409,
    );
    expect(last.status).toBe(end);
  });

  it('refuses everything else for the hold while the buyer still has to act, and books once they did', async () => {
    const { token, holdId } = await hold(['S-C-7']);
    const key = randomUUID();
    const asked = await pay(token, holdId, 'pm_card_authenticationRequired', key);
    expect(asked).toMatchObject({ status: 202, body: { nextAction: { type: 'redirect' } } });
    for (const refused of [
      await call(running, token, 'DELETE', `/holds/${holdId}`),
      await call(running, token, 'POST', `/holds/${holdId}/extensions`),
      await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-C-8'] }),
      await pay(token, holdId, 'pm_card_visa'),
    ]) {
      expect(refused).toMatchObject({ status: 409, body: { type: '/problems/payment-in-progress' } });
    }
    const [intent] = await intents(holdId);
    await running.app.get(SandboxGateway).authenticate(intent?.id ?? '', true);
    expect((await pay(token, holdId, 'pm_card_authenticationRequired', key)).status).toBe(201);
  });

  it('books although the provider broke after authorising', async () => {
    const { token, holdId } = await hold(['S-C-5']);
    const key = randomUUID();
    await pay(token, holdId, 'pm_sandbox_error', key);
    const last = await until(
      () => pay(token, holdId, 'pm_sandbox_error', key),
      answer => answer.status !== 202,
    );
    expect(last.status).toBe(201);
    expect(
      await until(
        () => intents(holdId),
        list => list[0]?.captured === 4500,
      ),
    ).toHaveLength(1);
  });

  it('makes one booking and one charge of ten requests at once, with one key and with ten', async () => {
    const { token, holdId } = await hold(['S-D-1']);
    const key = randomUUID();
    const same = await Promise.all(Array.from({ length: 10 }, () => pay(token, holdId, 'pm_card_visa', key)));
    expect(same.filter(answer => answer.status === 201).length).toBeGreaterThanOrEqual(1);
    expect(same.every(answer => [201, 409].includes(answer.status))).toBe(true);
    const second = await hold(['S-D-2']);
    const many = await Promise.all(
      Array.from({ length: 10 }, () => pay(second.token, second.holdId, 'pm_card_visa')),
    );
    expect(many.filter(answer => answer.status === 201)).toHaveLength(1);
    expect(
      await until(
        () => intents(second.holdId),
        list => list[0]?.captured === 4500,
      ),
    ).toHaveLength(1);
  });
});
