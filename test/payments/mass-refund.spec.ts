import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { MassRefundsService, RefundsService, SandboxIntents } from '../../src/payments/index.js';
import { AdminApi } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const BUYERS = 12;

describe('a cancelled performance', () => {
  let running: RunningApp;
  let performanceId: string;
  let database: pg.Client;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running, { performance: { seatsPerShopper: 100 } }));
    database = new pg.Client({ connectionString: running.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await running.close();
  });

  async function buy(seatId: string): Promise<void> {
    const token = await admit(running, performanceId);
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds: [seatId] });
    const buyer = { name: 'Ines Duarte', email: `${seatId.toLowerCase()}@example.com` };
    const request = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const answer = await call(running, token, 'POST', '/bookings', request, {
      'idempotency-key': randomUUID(),
    });
    expect(answer.status).toBe(201);
  }
  const count = async (statement: string): Promise<number> =>
    (await database.query<{ n: number }>(statement)).rows[0]?.n ?? -1;

  it('pays everybody back once, also when the work is broken off in the middle and done twice at once', async () => {
    for (let seat = 1; seat <= BUYERS; seat += 1) {
      await buy(`S-${seat > 10 ? 'B' : 'A'}-${seat > 10 ? seat - 10 : seat}`);
    }
    // Broken off: the third refund of the first run dies.
    const refunds = running.app.get(RefundsService);
    const real = refunds.refund.bind(refunds);
    let calls = 0;
    refunds.refund = async (booking, request) => {
      calls += 1;
      if (calls === 3) throw new Error('the process died here');
      return real(booking, request);
    };
    await new AdminApi(running)
      .send('patch', `/performances/${performanceId}`, { status: 'cancelled' })
      .expect(200);
    await until(
      () => Promise.resolve(calls),
      many => many >= 3,
    );
    refunds.refund = real;
    const mass = running.app.get(MassRefundsService);
    await Promise.all([mass.workOff(5), mass.workOff(5), mass.workOff(BUYERS)]);
    const progress = await until(
      () => mass.progressOf(performanceId),
      one => one.paidBack === BUYERS,
    );
    expect(progress).toEqual({ due: 0, underWay: 0, paidBack: BUYERS, failed: 0 });
    const intents = await running.app.get(SandboxIntents).list({});
    expect(intents).toHaveLength(BUYERS);
    expect(intents.every(({ captured, refunded }) => captured === 4500 && refunded === 4500)).toBe(true);
    expect(await count('SELECT count(*)::int AS n FROM refunds')).toBe(BUYERS);
    const { body } = await new AdminApi(running)
      .send('get', `/performances/${performanceId}/reconciliation`)
      .expect(200);
    expect(body.items).toEqual([]);
  });

  it('tells each of them, once that it is cancelled and once that the money went back', async () => {
    await until(
      () => count(`SELECT count(*)::int AS n FROM mails WHERE subject LIKE '%is on its way back'`),
      many => many === BUYERS,
    );
    await until(
      () => count(`SELECT count(*)::int AS n FROM mails WHERE subject LIKE '%is cancelled'`),
      many => many === BUYERS,
    );
  });
});
