import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

/** What the database itself refuses, whatever the code above it does. */
describe('the guards in the schema', () => {
  let running: RunningApp;
  let database: pg.Client;
  let performanceId: string;
  let payment: { id: string; hold: string; intent: string };
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running));
    database = new pg.Client({ connectionString: running.databaseUrl });
    await database.connect();
    const token = await admit(running, performanceId);
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const buyer = { name: 'Kenji Mori', email: 'kenji@example.com' };
    const request = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    await call(running, token, 'POST', '/bookings', request, { 'idempotency-key': 'guards' });
    const row = await until(
      async () =>
        (
          await database.query<{ id: string; hold: string; intent: string; state: string }>(
            'SELECT id, hold_id AS hold, gateway_intent AS intent, state FROM payments',
          )
        ).rows[0],
      one => one?.state === 'CAPTURED',
    );
    payment = { id: row?.id ?? '', hold: row?.hold ?? '', intent: row?.intent ?? '' };
  });
  afterAll(async () => {
    await database.end();
    await running.close();
  });

  const refusal = async (statement: string, parameters: unknown[] = []): Promise<string | undefined> => {
    try {
      await database.query('BEGIN');
      await database.query(statement, parameters);
      return undefined;
    } catch (error) {
      const { constraint, message } = error as pg.DatabaseError;
      return constraint ?? message;
    } finally {
      await database.query('ROLLBACK');
    }
  };
  const copyPayment = (holdId: string, intent: string | null): [string, unknown[]] => [
    `INSERT INTO payments (id, hold_id, performance_id, shopper_id, amount_minor, currency, payment_method, quote,
                           buyer_name, buyer_email, deadline_at, gateway_intent)
     SELECT $1, $2, performance_id, shopper_id, amount_minor, currency, payment_method, quote, buyer_name,
            buyer_email, deadline_at, $3 FROM payments LIMIT 1`,
    [randomUUID(), holdId, intent],
  ];

  it('C1: one key of one owner is one request', async () => {
    expect(
      await refusal(
        'INSERT INTO idempotency_keys (owner, key, fingerprint) SELECT owner, key, fingerprint FROM idempotency_keys',
      ),
    ).toBe('idempotency_keys_pkey');
  });
  it('C2: one live payment for a hold', async () => {
    expect(await refusal(...copyPayment(payment.hold, null))).toBe('one_live_payment_per_hold');
  });
  it('C3: one payment for an intent', async () => {
    expect(await refusal(...copyPayment('another', payment.intent))).toBe('one_payment_per_intent');
  });
  it('C4: one booking for a payment, and one for a hold', async () => {
    const copy = (payer: string, hold: string): string =>
      `INSERT INTO bookings (id, reference, performance_id, payment_id, hold_id, shopper_id, buyer_name, buyer_email,
                             total_minor, fees_minor, currency)
       SELECT gen_random_uuid(), 'X', performance_id, ${payer}, ${hold}, shopper_id, buyer_name, buyer_email,
              total_minor, fees_minor, currency FROM bookings`;
    expect(await refusal(copy('payment_id', "'another'"))).toBe('bookings_payment_id_key');
    expect(await refusal(copy('gen_random_uuid()', 'hold_id'))).toBe('bookings_hold_id_key');
  });
  it('C5: one live booking for a seat', async () => {
    expect(
      await refusal(
        `INSERT INTO booking_seats (booking_id, performance_id, ordinal, seat_id, section, row_label, seat_label,
                                    price_tier_id, price_minor, fees_minor)
         SELECT booking_id, performance_id, ordinal + 1, seat_id, section, row_label, seat_label, price_tier_id,
                price_minor, fees_minor FROM booking_seats`,
      ),
    ).toBe('one_live_booking_per_seat');
  });
  it.each([
    ['sold without a booking', `status = 'sold', booking_id = NULL`, 'sold_has_booking'],
    ['a booking but not sold', `status = 'available'`, 'sold_has_booking'],
    [
      'claimed and sold',
      `claim_id = gen_random_uuid(), claim_expires_at = now()`,
      'only_available_is_claimed',
    ],
  ])('C6: no seat is %s', async (_, change, guard) => {
    expect(await refusal(`UPDATE performance_seats SET ${change} WHERE status = 'sold'`)).toBe(guard);
  });
  it('C7: an event of the provider counts once', async () => {
    const event = `('evt_1', 'a', '{}')`;
    expect(await refusal(`INSERT INTO webhook_events (event_id, type, body) VALUES ${event}, ${event}`)).toBe(
      'webhook_events_pkey',
    );
  });
  it.each([
    ['more captured than asked for', 'captured_minor = amount_minor + 1', 'captured_within_amount'],
    [
      'more given back than captured',
      'refund_reserved_minor = captured_minor + 1',
      'refunds_within_captured',
    ],
    ['given back without a reserve', 'refunded_minor = 1', 'refunded_was_reserved'],
    ['another amount', 'amount_minor = amount_minor + 1', 'payment_amount_is_fixed'],
    ['another currency', `currency = 'USD'`, 'payment_amount_is_fixed'],
    ['an old state', `state = 'PI'`, 'payment_transition'],
  ])('C8, C10: no payment gets %s', async (_, change, guard) => {
    expect(await refusal(`UPDATE payments SET ${change}`)).toBe(guard);
  });
  it('C9: one refund for a request, and one of its own accord', async () => {
    const refund = (key: string, reason: string): string =>
      `(gen_random_uuid(), '${payment.id}', 1, '${reason}', '${key}')`;
    const insert = 'INSERT INTO refunds (id, payment_id, amount_minor, reason, request_key) VALUES ';
    expect(await refusal(`${insert}${refund('k', 'a')}, ${refund('k', 'b')}`)).toBe(
      'refunds_payment_id_request_key_key',
    );
    expect(
      await refusal(`${insert}${refund('k1', 'auto_no_booking')}, ${refund('k2', 'auto_no_booking')}`),
    ).toBe('one_automatic_refund');
  });
  it('C11: nothing in the ledger is changed or removed', async () => {
    expect(await refusal('UPDATE ledger SET amount_minor = 1')).toMatch(/append only/);
    expect(await refusal('DELETE FROM ledger')).toMatch(/append only/);
  });
});
