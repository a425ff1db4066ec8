import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AuditorService, SandboxGateway, SandboxIntents, RefundsService } from '../../src/payments/index.js';
import { BookingsService } from '../../src/bookings/index.js';
import { RefundPayouts } from '../../src/payments/refunds/refund-payouts.js';
import { AdminApi } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('refunds', () => {
  let running: RunningApp;
  let api: AdminApi;
  let performanceId: string;
  let database: pg.Client;
  beforeAll(async () => {
    running = await startApp();
    api = new AdminApi(running);
    ({ performanceId } = await makePerformance(running, { performance: { seatsPerShopper: 100 } }));
    database = new pg.Client({ connectionString: running.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await running.close();
  });

  interface Bought {
    reference: string;
    paymentId: string;
    intentId: string;
  }

  /** Two seats at 45.00, captured. */
  async function buy(seatIds: string[]): Promise<Bought> {
    const token = await admit(running, performanceId);
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds });
    const request = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const booked = await call(running, token, 'POST', '/bookings', request, {
      'idempotency-key': randomUUID(),
    });
    const reference = String(booked.body['reference']);
    const [intent] = await until(
      () => running.app.get(SandboxIntents).list({ holdId: String(held.body['id']) }),
      list => list[0]?.captured === 9000,
    );
    await until(
      () => paymentOf(reference),
      payment => payment['state'] === 'CAPTURED',
    );
    return { reference, paymentId: intent?.metadata.paymentId ?? '', intentId: intent?.id ?? '' };
  }
  const one = async (statement: string, parameters: unknown[]): Promise<Record<string, unknown>> =>
    (await database.query<Record<string, unknown>>(statement, parameters)).rows[0] ?? {};
  const paymentOf = (reference: string) =>
    one(
      `SELECT p.id, p.state, p.needs_review, p.refunded_minor::int AS refunded, p.refund_reserved_minor::int AS reserved
         FROM payments p JOIN bookings b ON b.payment_id = p.id WHERE b.reference = $1`,
      [reference],
    );
  const breaksOf = async (subject: string): Promise<string[]> => {
    const { body } = await api.send('get', `/performances/${performanceId}/reconciliation`).expect(200);
    return (body.items as { kind: string; subject: string }[])
      .filter(one => one.subject === subject)
      .map(({ kind }) => kind);
  };
  const refund = (reference: string, body: object, key: string = randomUUID()) =>
    api.send('post', `/bookings/${reference}/refunds`, body).set('idempotency-key', key);

  it('the same key with another wish is refused, and nothing is given back for it', async () => {
    const { reference } = await buy(['S-A-1', 'S-A-2']);
    const key = randomUUID();
    await refund(reference, { seatIds: ['S-A-1'] }, key).expect(201);
    await refund(reference, { seatIds: ['S-A-2'] }, key).expect(422);
    await refund(reference, { seatIds: ['S-A-1'] }, key).expect(201);
    const payment = await until(
      () => paymentOf(reference),
      row => row['refunded'] === 4500,
    );
    expect(payment['reserved']).toBe(4500);
  });

  it('partial, whole and provider-side refunds at once never give back more than was paid', async () => {
    const { reference, intentId, paymentId } = await buy(['S-A-3', 'S-A-4']);
    const answers = await Promise.allSettled([
      refund(reference, { seatIds: ['S-A-3'] }),
      refund(reference, {}),
      running.app
        .get(SandboxGateway)
        .refund({ intentId, amountMinor: 4500, refundId: null }, `by-hand:${intentId}`),
      refund(reference, { seatIds: ['S-A-4'] }),
    ]);
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
    // Whoever was refused over there is tried again by the poller until the books agree.
    await until(
      async () => {
        await running.app.get(RefundPayouts).follow(paymentId);
        return paymentOf(reference);
      },
      row => row['refunded'] === 9000,
    );
    const [intent] = await running.app.get(SandboxIntents).list({ paymentIds: [paymentId] });
    expect(intent).toMatchObject({ captured: 9000, refunded: 9000 });
    const { ledger } = await one(
      `SELECT sum(amount_minor)::int AS ledger FROM ledger WHERE payment_id = $1 AND kind = 'refunded'`,
      [paymentId],
    );
    expect(ledger).toBe(9000);
  });

  it('takes on a refund made at the provider, and asks a person what becomes of the seats', async () => {
    const { reference, intentId, paymentId } = await buy(['S-B-1', 'S-B-2']);
    await running.app
      .get(SandboxGateway)
      .refund({ intentId, amountMinor: 9000, refundId: null }, `by-hand:${intentId}`);
    await running.app.get(RefundPayouts).follow(paymentId);
    await running.app.get(RefundPayouts).follow(paymentId);
    expect(await paymentOf(reference)).toMatchObject({ state: 'CAPTURED', refunded: 9000, reserved: 9000 });
    expect(await breaksOf(`payment:${paymentId}`)).toEqual(['amounts-differ']);
    // The seats go back without a second refund.
    await refund(reference, {}).expect(201);
    expect(await breaksOf(`payment:${paymentId}`)).toEqual([]);
    expect(await paymentOf(reference)).toMatchObject({ refunded: 9000, reserved: 9000 });
  });

  it('asks for what is left when a part was given back at the provider in the same moment', async () => {
    const { reference, intentId, paymentId } = await buy(['S-C-1', 'S-C-2']);
    await running.app
      .get(SandboxGateway)
      .refund({ intentId, amountMinor: 3000, refundId: null }, `by-hand:${intentId}`);
    // We have not heard of it, so we ask for all, and all is refused.
    await refund(reference, {}).expect(201);
    await until(
      () => paymentOf(reference),
      row => row['refunded'] === 9000,
    );
    expect(await breaksOf(`payment:${paymentId}`)).toEqual([]);
    expect(await running.app.get(SandboxIntents).list({ paymentIds: [paymentId] })).toMatchObject([
      { captured: 9000, refunded: 9000 },
    ]);
  });

  it('a refund that fails days later is money owed again, and may be sent once more', async () => {
    const { reference, intentId, paymentId } = await buy(['S-B-3', 'S-B-4']);
    await refund(reference, {}).expect(201);
    await until(
      () => paymentOf(reference),
      row => row['refunded'] === 9000,
    );
    await database.query(`UPDATE sandbox.refunds SET status = 'failed' WHERE intent_id = $1`, [intentId]);
    await database.query('UPDATE sandbox.intents SET refunded = 0 WHERE id = $1', [intentId]);
    // The provider's word of it was lost: the comparison of the books makes us ask.
    await running.app.get(AuditorService).audit();
    await until(
      () => paymentOf(reference),
      row => row['refunded'] === 0,
    );
    expect(await paymentOf(reference)).toMatchObject({ refunded: 0, reserved: 0, needs_review: true });
    expect(await breaksOf(`payment:${paymentId}`)).toEqual(['amounts-differ']);
    await until(
      () =>
        one(
          `SELECT count(*)::int AS mails FROM mails WHERE subject LIKE 'Your refund for%did not arrive'`,
          [],
        ),
      row => row['mails'] === 1,
    );
    const { id } = await one(`SELECT id FROM refunds WHERE payment_id = $1 AND state = 'FAILED'`, [
      paymentId,
    ]);
    const refunds = running.app.get(RefundsService);
    const { Database } = await import('../../src/platform/database/index.js');
    const again = () => running.app.get(Database).run(tx => refunds.sendAgain(tx, String(id)));
    const [first, second] = await Promise.allSettled([again(), again()]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    await until(
      () => paymentOf(reference),
      row => row['refunded'] === 9000,
    );
    expect(await breaksOf(`payment:${paymentId}`)).toEqual([]);
    const booking = await running.app.get(BookingsService).byReference(reference);
    expect(booking.status).toBe('cancelled');
  });
});
