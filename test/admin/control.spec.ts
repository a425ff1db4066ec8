import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { TicketsService } from '../../src/tickets/index.js';
import { BookingsService } from '../../src/bookings/index.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

function ask(path: string) {
  return running.request.get(`/api/v1/admin${path}`).set('authorization', `Bearer ${ADMIN_TOKEN}`);
}

async function refund(reference: string, body: object, key: string | null = randomUUID()) {
  const request = running.request
    .post(`/api/v1/admin/bookings/${reference}/refunds`)
    .set('authorization', `Bearer ${ADMIN_TOKEN}`);
  return (key === null ? request : request.set('idempotency-key', key)).send(body);
}

/** A booking of these seats, paid and captured. */
async function book(
  performanceId: string,
  seatIds: string[],
): Promise<{ reference: string; holdId: string }> {
  const token = await admit(running, performanceId);
  const hold = await call(running, token, 'POST', '/holds', { performanceId, seatIds });
  const holdId = String(hold.body['id']);
  const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };
  const body = { holdId, buyer, paymentMethod: 'pm_card_visa' };
  const booked = await call(running, token, 'POST', '/bookings', body, { 'idempotency-key': randomUUID() });
  expect(booked.status).toBe(201);
  await until(
    async () => (await ask(`/sandbox/charges?holdId=${encodeURIComponent(holdId)}`)).body.items[0]?.captured,
    captured => captured > 0,
  );
  await until(
    async () => (await ask(`/performances/${performanceId}/live`)).body.revenue.amount,
    amount => amount > 0,
  );
  return { reference: String(booked.body['reference']), holdId };
}

async function sql(statement: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: running.databaseUrl });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

const kinds = (body: { items: { kind: string }[] }) => body.items.map(({ kind }) => kind).sort();

describe('the control room', () => {
  it('counts holds, bookings and money', async () => {
    const { performanceId } = await makePerformance(running);
    const token = await admit(running, performanceId);
    await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1', 'S-A-2'] });
    await book(performanceId, ['S-B-1']);
    const { body } = await ask(`/performances/${performanceId}/live`).expect(200);
    expect(body).toMatchObject({
      counts: { available: 37, held: 2, sold: 1, blocked: 0 },
      holds: 1,
      claims: 0,
      bookings: 1,
      seatsBooked: 1,
      revenue: { amount: 4500, currency: 'EUR' },
      rates: { bookingsPerMinute: 1, seatsPerMinute: 1 },
      invariants: {
        oversold: 0,
        soldWithoutBooking: 0,
        bookedWithoutSeat: 0,
        bookingsWithoutPayment: 0,
        paymentsWithoutBooking: 0,
      },
    });
    expect((await ask(`/performances/${performanceId}/reconciliation`).expect(200)).body.items).toEqual([]);
  });

  it('finds bookings by name and by performance', async () => {
    const { performanceId } = await makePerformance(running);
    const { reference } = await book(performanceId, ['S-A-1']);
    const { body } = await ask(`/bookings?performanceId=${performanceId}&q=rowan`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ reference, total: { amount: 4500, currency: 'EUR' } });
    expect((await ask(`/bookings?performanceId=${performanceId}&q=nobody`)).body.items).toEqual([]);
    expect((await ask(`/bookings/${reference}`).expect(200)).body.timeline.length).toBeGreaterThan(0);
  });

  it('gives seats and money back, once for a key', async () => {
    const { performanceId } = await makePerformance(running);
    const { reference, holdId } = await book(performanceId, ['S-A-1', 'S-A-2']);
    expect((await refund(reference, {}, null)).status).toBe(400);
    expect((await refund(reference, { amount: 1 })).status).toBe(400);
    const key = randomUUID();
    const [first, second] = [
      await refund(reference, { seatIds: ['S-A-1'] }, key),
      await refund(reference, { seatIds: ['S-A-1'] }, key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(first.body.amount).toEqual({ amount: 4500, currency: 'EUR' });
    const charges = `/sandbox/charges?bookingReference=${reference}`;
    const charge = await until(
      async () => (await ask(charges)).body.items[0],
      found => found.refunded === 4500,
    );
    expect(charge).toMatchObject({ captured: 9000, metadata: { holdId } });
    expect((await refund(reference, { seatIds: ['S-A-1'] })).status).toBe(409);
    const live = await until(
      async () => (await ask(`/performances/${performanceId}/live`)).body,
      found => found.revenue.amount === 4500,
    );
    expect(live).toMatchObject({ bookings: 1, seatsBooked: 1 });
    expect((await ask(`/performances/${performanceId}/reconciliation`)).body.items).toEqual([]);
    const log = await ask(`/audit?q=${reference}`);
    expect(log.body.items[0]).toMatchObject({ action: 'booking.refunded', actor: 'token:settings' });
  });

  it('sees a seat that was sold behind the back of the bookings', async () => {
    const { performanceId } = await makePerformance(running);
    const { reference } = await book(performanceId, ['S-A-1']);
    await sql(
      `UPDATE performance_seats SET status = 'available', booking_id = NULL
        WHERE performance_id = $1 AND seat_id = 'S-A-1'`,
      [performanceId],
    );
    const { body } = await ask(`/performances/${performanceId}/reconciliation`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ subject: `booking:${reference}` })]);
    const live = await ask(`/performances/${performanceId}/live`);
    expect(live.body.invariants.bookedWithoutSeat).toBe(1);
  });

  it('sees money that the gateway has otherwise, and a ledger that differs', async () => {
    const { performanceId } = await makePerformance(running);
    const { holdId } = await book(performanceId, ['S-A-1']);
    await sql(`UPDATE sandbox.intents SET captured = captured - 1 WHERE metadata ->> 'holdId' = $1`, [
      holdId,
    ]);
    await sql(
      `INSERT INTO ledger (payment_id, kind, amount_minor, currency)
       SELECT id, 'captured', 5, currency FROM payments WHERE hold_id = $1`,
      [holdId],
    );
    const { body } = await ask(`/performances/${performanceId}/reconciliation`).expect(200);
    expect(kinds(body)).toEqual(['captured-differs', 'ledger-differs']);
  });

  it('sees a payment that was left lying, and none that still has time', async () => {
    const { performanceId } = await makePerformance(running);
    const insert = `INSERT INTO payments (id, hold_id, performance_id, shopper_id, amount_minor, currency,
      payment_method, quote, buyer_name, buyer_email, deadline_at, next_attempt_at)
      VALUES (gen_random_uuid(), $2, $1, 's', 1, 'EUR', 'pm_card_visa', '{"seats":[]}', 'A', 'a@example.com',
              clock_timestamp() + $3::interval, clock_timestamp() + interval '1 hour')`;
    await sql(insert, [performanceId, 'early', '1 minute']);
    const path = `/performances/${performanceId}/reconciliation`;
    expect((await ask(path)).body.items).toEqual([]);
    await sql(insert, [performanceId, 'late', '-10 minutes']);
    expect(kinds((await ask(path)).body)).toEqual(['payment-overdue']);
  });
});

describe('the door', () => {
  it('lets a ticket in once', async () => {
    const { performanceId } = await makePerformance(running);
    const { reference } = await book(performanceId, ['S-A-1', 'S-A-2']);
    const booking = await running.app.get(BookingsService).byReference(reference);
    const [ticket, other] = await running.app.get(TicketsService).ofBooking(booking);
    const check = (code: string | undefined) =>
      running.request
        .post('/api/v1/checkins')
        .set('authorization', `Bearer ${ADMIN_TOKEN}`)
        .send({ code, door: 'North' });
    await check(ticket?.code).expect(200);
    const again = await check(ticket?.code).expect(409);
    expect(again.body).toMatchObject({ door: 'North', at: expect.any(String) });
    await check('unknown').expect(404);
    await running.request
      .post('/api/v1/checkins')
      .send({ code: ticket?.code })
      .set('authorization', '')
      .expect(401);
    expect((await refund(reference, { seatIds: ['S-A-2'] })).status).toBe(201);
    await until(
      () => running.app.get(TicketsService).ofBooking(booking),
      tickets => tickets[1]?.status === 'void',
    );
    await check(other?.code).expect(410);
  });
});
