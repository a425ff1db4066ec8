import { randomUUID } from 'node:crypto';
import { EventsService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { admit, type Answer, call, makePerformance } from '../support/make.js';

const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('a change of a performance', () => {
  it('is in force at once where it was made', async () => {
    const running = await startApp();
    try {
      const { performanceId } = await makePerformance(running);
      const token = await admit(running, performanceId);
      const hold = (): Promise<Answer> =>
        call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
      const change = async (body: object): Promise<void> => {
        const path = `/admin/performances/${performanceId}`;
        expect((await call(running, ADMIN_TOKEN, 'PATCH', path, body)).status).toBe(200);
      };
      expect((await hold()).status).toBe(201);
      await change({ status: 'cancelled' });
      expect((await hold()).status).toBe(409);
      const price = { amount: 9900, currency: 'EUR' };
      await change({ status: 'scheduled' });
      await change({ tiers: [{ name: 'Tier 1', category: 'Standard', price }] });
      expect((await hold()).body['total']).toEqual(price);
    } finally {
      await running.close();
    }
  });
});

describe('right after a booking', () => {
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    running = await startApp();
    const made = await makePerformance(running);
    performanceId = made.performanceId;
    const details = { cancellation: { untilHoursBefore: 24 } };
    const { app } = running;
    await app.get(Database).run(tx => app.get(EventsService).update(tx, made.eventId, { details }));
  });
  afterAll(() => running.close());

  const key = () => ({ 'idempotency-key': randomUUID() });
  const admin = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    call(running, ADMIN_TOKEN, method, path, body, headers);
  async function book(
    seatIds: string[],
  ): Promise<{ path: string; token: string; again: () => Promise<string> }> {
    const shopper = await admit(running, performanceId);
    const hold = await call(running, shopper, 'POST', '/holds', { performanceId, seatIds });
    const body = JSON.stringify({ holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' });
    const headers = { ...key(), authorization: `Bearer ${shopper}`, 'content-type': 'application/json' };
    const send = () => fetch(`${running.url}/api/v1/bookings`, { method: 'POST', headers, body });
    const first = await send();
    const text = await first.text();
    expect(first.status).toBe(201);
    const { reference, accessToken } = JSON.parse(text) as { reference: string; accessToken: string };
    const again = async (): Promise<string> => {
      expect(await (await send()).text()).toBe(text);
      return reference;
    };
    return { path: `/bookings/${reference}`, token: accessToken, again };
  }

  it('gives the same answer to the letter for the same key', async () => {
    const { again, path } = await book(['S-A-1']);
    expect(path).toContain(await again());
  });

  it('takes the tickets back before the capture has followed by itself', async () => {
    const first = await book(['S-A-2']);
    const cancelled = await call(running, first.token, 'POST', `${first.path}/cancellation`, {}, key());
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const second = await book(['S-A-3']);
    expect((await admin('POST', `/admin${second.path}/refunds`, {}, key())).status).toBe(201);
  });

  it('lets nobody in with a ticket that was given back a moment ago', async () => {
    const { path, token } = await book(['S-A-4', 'S-A-5']);
    const { body } = await call(running, token, 'GET', path);
    const [kept, back] = (body['tickets'] as { code: string }[]).map(({ code }) => code);
    expect((await admin('POST', `/admin${path}/refunds`, { seatIds: ['S-A-5'] }, key())).status).toBe(201);
    const gone = await admin('POST', '/checkins', { code: back });
    expect(gone).toMatchObject({ status: 410, body: { type: '/problems/ticket-cancelled' } });
    expect((await admin('POST', '/checkins', { code: kept })).status).toBe(200);
    const twice = await admin('POST', '/checkins', { code: kept });
    expect(twice).toMatchObject({ status: 409, body: { door: 'settings' } });
  });

  it('lists the charges page by page, and all of them when no limit is given', async () => {
    await book(['S-B-1']);
    const all = (await admin('GET', '/admin/sandbox/charges')).body as { items: { id: string }[] };
    const seen: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await admin('GET', `/admin/sandbox/charges?limit=2${cursor}`);
      expect(status).toBe(200);
      const page = body as { items: { id: string }[]; nextCursor: string | null };
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect((await admin('GET', '/admin/sandbox/charges?limit=101')).status).toBe(400);
  });
});
