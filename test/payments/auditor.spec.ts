import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AuditorService, SandboxGateway } from '../../src/payments/index.js';
import { AdminApi } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

describe('the auditor', () => {
  let running: RunningApp;
  let api: AdminApi;
  let performanceId: string;
  let database: pg.Client;
  let paymentId: string;
  beforeAll(async () => {
    running = await startApp({ LOG_LEVEL: 'silent' });
    api = new AdminApi(running);
    ({ performanceId } = await makePerformance(running));
    database = new pg.Client({ connectionString: running.databaseUrl });
    await database.connect();
    const token = await admit(running, performanceId);
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const buyer = { name: 'Kenji Mori', email: 'kenji@example.com' };
    const request = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const key = { 'idempotency-key': randomUUID() };
    expect((await call(running, token, 'POST', '/bookings', request, key)).status).toBe(201);
    const row = await until(
      async () =>
        (await database.query<{ id: string; state: string }>('SELECT id, state FROM payments')).rows[0],
      one => one?.state === 'CAPTURED',
    );
    paymentId = row?.id ?? '';
  });
  afterAll(async () => {
    await database.end();
    await running.close();
  });

  interface Listed {
    id: string;
    kind: string;
    subject: string;
    resolvedBy: string | null;
  }
  const audit = () => api.send('post', '/reconciliation-audits').expect(200);
  const list = async (status: string): Promise<Listed[]> =>
    (await api.send('get', `/reconciliation-breaks?status=${status}`).expect(200)).body.items as Listed[];

  it('has nothing to report when all is well, and rests for an hour', async () => {
    expect((await audit()).body).toMatchObject({ payments: 1, breaks: 0 });
    expect(await running.app.get(AuditorService).audit(3_600_000)).toBeUndefined();
    expect(await list('open')).toEqual([]);
  });

  it.each([
    [
      'seat-without-booking',
      `UPDATE performance_seats SET status = 'sold', booking_id = (SELECT id FROM bookings LIMIT 1)
        WHERE seat_id = 'S-A-5'`,
      `UPDATE performance_seats SET status = 'available', booking_id = NULL WHERE seat_id = 'S-A-5'`,
    ],
    [
      'captured-differs',
      'UPDATE sandbox.intents SET captured = 4000',
      'UPDATE sandbox.intents SET captured = 4500',
    ],
    ['intent-missing', `UPDATE payments SET gateway_intent = 'pi_lost'`, null],
    [
      'intent-without-payment',
      `INSERT INTO sandbox.intents (id, status, amount, currency, authorized, metadata) VALUES
         ('pi_stray', 'requires_capture', 100, 'EUR', 100,
          '{"paymentId": "019a0000-0000-7000-8000-000000000000"}')`,
      `DELETE FROM sandbox.intents WHERE id = 'pi_stray'`,
    ],
    ['needs-review', 'UPDATE payments SET needs_review = true', 'UPDATE payments SET needs_review = false'],
    [
      'ledger-differs',
      `INSERT INTO ledger (payment_id, kind, amount_minor, currency) SELECT id, 'refunded', 7, currency FROM payments`,
      `INSERT INTO ledger (payment_id, kind, amount_minor, currency)
         SELECT id, 'refund-failed', 7, currency FROM payments`,
    ],
  ])('finds %s, keeps it, and closes it when it is gone', async (kind, plant, mend) => {
    const { rows } = await database.query<{ intent: string }>(
      'SELECT gateway_intent AS intent FROM payments',
    );
    await database.query(plant);
    await audit();
    await audit();
    const open = (await list('open')).filter(one => one.kind === kind);
    expect(open).toHaveLength(1);
    if (mend === null) await database.query('UPDATE payments SET gateway_intent = $1', [rows[0]?.intent]);
    else await database.query(mend);
    await audit();
    expect(await list('open')).toEqual([]);
    expect((await list('resolved')).find(one => one.id === open[0]?.id)?.resolvedBy).toBe('auditor');
  });

  it('what a person has settled does not come back, until its figures change', async () => {
    await database.query('UPDATE payments SET needs_review = true');
    await database.query('UPDATE sandbox.intents SET captured = 4000');
    await audit();
    const open = await list('open');
    expect(open.map(({ kind }) => kind).sort()).toEqual(['captured-differs', 'needs-review']);
    for (const { id } of open) {
      await api.send('post', `/reconciliation-breaks/${id}/resolution`, { note: '' }).expect(400);
      await api
        .send('post', `/reconciliation-breaks/${id}/resolution`, { note: 'The bank says so.' })
        .expect(200);
      await api.send('post', `/reconciliation-breaks/${id}/resolution`, { note: 'Again.' }).expect(404);
    }
    const { rows } = await database.query<{ flag: boolean }>('SELECT needs_review AS flag FROM payments');
    expect(rows).toEqual([{ flag: false }]);
    expect((await audit()).body.breaks).toBe(0);
    await database.query('UPDATE sandbox.intents SET captured = 3000');
    await audit();
    expect(await list('open')).toMatchObject([{ kind: 'captured-differs', subject: `payment:${paymentId}` }]);
    await database.query('UPDATE sandbox.intents SET captured = 4500');
    // The mark was taken off, so another one stands for something new.
    await database.query('UPDATE payments SET needs_review = true');
    await audit();
    expect(await list('open')).toMatchObject([{ kind: 'needs-review' }]);
    await database.query('UPDATE payments SET needs_review = false');
  });

  it('takes on a refund of which no webhook has told', async () => {
    const { rows } = await database.query<{ intent: string }>(
      'SELECT gateway_intent AS intent FROM payments',
    );
    const refund = { intentId: rows[0]?.intent ?? '', amountMinor: 4500, refundId: null };
    await running.app.get(SandboxGateway).refund(refund, 'by-hand');
    await audit();
    expect((await list('open')).map(({ kind }) => kind)).toEqual(['amounts-differ']);
    const refunded = await database.query('SELECT refunded_minor::int AS refunded FROM payments');
    expect(refunded.rows).toEqual([{ refunded: 4500 }]);
  });

  it('one audit an hour is made, however many processes ask for it', async () => {
    await database.query(`UPDATE audits SET began_at = began_at - interval '2 hours'`);
    const auditor = running.app.get(AuditorService);
    const made = await Promise.all([1, 2, 3, 4].map(() => auditor.audit(3_600_000)));
    expect(made.filter(one => one !== undefined)).toHaveLength(1);
  });
});
