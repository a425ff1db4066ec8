import { randomUUID } from 'node:crypto';
import { EventsService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';

const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('a booking over the API', () => {
  let running: RunningApp;
  let performanceId: string;
  let eventId: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId, eventId } = await makePerformance(running));
  });
  afterAll(() => running.close());

  async function book(seatIds: string[]): Promise<{ path: string; token: string }> {
    const shopper = await admit(running, performanceId);
    const hold = await call(running, shopper, 'POST', '/holds', { performanceId, seatIds });
    const request = { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const { body, status } = await call(running, shopper, 'POST', '/bookings', request, {
      'idempotency-key': randomUUID(),
    });
    expect(status).toBe(201);
    return { path: `/bookings/${String(body['reference'])}`, token: String(body['accessToken']) };
  }
  const allow = (details: Record<string, unknown>): Promise<void> =>
    running.app.get(Database).run(tx => running.app.get(EventsService).update(tx, eventId, { details }));
  const key = () => ({ 'idempotency-key': randomUUID() });

  it('shows seats, tickets with codes, and the payment', async () => {
    const { path, token } = await book(['S-A-1', 'S-A-2']);
    const { status, body, headers } = await call(running, token, 'GET', path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      reference: path.replace('/bookings/', ''),
      status: 'confirmed',
      buyer,
      total: { amount: 9000, currency: 'EUR' },
      tickets: [
        { seatId: 'S-A-1', code: expect.stringMatching(/^[\w-]{22}$/), status: 'valid' },
        { seatId: 'S-A-2', code: expect.stringMatching(/^[\w-]{22}$/), status: 'valid' },
      ],
      payment: { timeline: expect.arrayContaining([expect.objectContaining({ entry: 'booked' })]) },
      refunds: [],
    });
    expect((await fetch(`${running.url}/api/v1${path}?token=${token}`)).status).toBe(200);
    expect((await call(running, 'wrong', 'GET', path)).status).toBe(404);
  });

  it('takes tickets back only where the event allows it, and only in time', async () => {
    const { path, token } = await book(['S-B-1', 'S-B-2', 'S-B-3']);
    await allow({});
    const never = await call(running, token, 'POST', `${path}/cancellation`, {}, key());
    expect(never).toMatchObject({ status: 409, body: { type: '/problems/cancellation-not-allowed' } });
    await allow({ cancellation: { untilHoursBefore: 72 } });
    expect((await call(running, token, 'POST', `${path}/refunds`, {}, key())).status).toBe(409);

    await allow({ cancellation: { untilHoursBefore: 24 } });
    expect((await call(running, token, 'POST', `${path}/refunds`, {})).status).toBe(400);
    const once = key();
    const one = await call(running, token, 'POST', `${path}/refunds`, { seatIds: ['S-B-2'] }, once);
    expect(one).toMatchObject({ status: 201, body: { amount: { amount: 4500, currency: 'EUR' } } });
    const same = await call(running, token, 'POST', `${path}/refunds`, { seatIds: ['S-B-2'] }, once);
    expect(same.body['id']).toBe(one.body['id']);
    expect(
      (await call(running, token, 'POST', `${path}/refunds`, { seatIds: ['S-B-2'] }, key())).status,
    ).toBe(409);
    expect((await call(running, 'wrong', 'POST', `${path}/cancellation`, {}, key())).status).toBe(404);

    const rest = await call(running, token, 'POST', `${path}/cancellation`, {}, key());
    expect(rest).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const amounts = (rest.body['refunds'] as { amount: { amount: number } }[]).map(
      ({ amount }) => amount.amount,
    );
    expect(amounts.sort()).toEqual([4500, 9000]);
    const tickets = rest.body['tickets'] as { status: string }[];
    expect(tickets.every(({ status }) => status === 'void')).toBe(true);
  });
});
