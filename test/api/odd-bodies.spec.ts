import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';

describe('bodies of the wrong shape', () => {
  let running: RunningApp;
  let performanceId: string;
  let token: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running));
    token = await admit(running, performanceId);
  });
  afterAll(() => running.close());

  const buyer = { name: 'A Fan', email: 'fan@example.com' };
  const area = { areaId: 'floor', quantity: 1 };
  const holds = [
    ...[null, {}, 'S-A-1', [null], [7]].map(seatIds => ({ seatIds })),
    ...[null, [], 'two', { quantity: 1, tierId: null }].map(bestAvailable => ({ bestAvailable })),
    ...[null, {}, [null], [[]], [area, area]].map(areas => ({ areas })),
  ];
  it.each(holds)('refuses the hold %j', async pick => {
    const { status, body } = await call(running, token, 'POST', '/holds', { performanceId, ...pick });
    expect({ status, type: body['type'] }).toEqual({ status: 400, type: '/problems/invalid-request' });
  });

  it.each([null, [], [buyer], 'A Fan', {}])('refuses the buyer %j', async one => {
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const request = { holdId: held.body['id'], buyer: one, paymentMethod: 'pm_card_visa' };
    const answer = await call(running, token, 'POST', '/bookings', request, {
      'idempotency-key': randomUUID(),
    });
    expect(answer).toMatchObject({ status: 400, body: { type: '/problems/invalid-request' } });
  });

  it.each(['admissions', 'queue-entries'])('refuses an entry that is null at %s', async path => {
    const answer = await call(running, token, 'POST', `/performances/${performanceId}/${path}`, {
      entry: null,
    });
    expect(answer.status).toBe(400);
  });
});
