import { Client, Pool } from 'pg';
import { type RunningApp, startApp } from '../../support/app.js';
import { makePerformance } from '../../support/make.js';
import { audit, type Breach, BREACHES, type Evidence } from './auditor.js';
import { readBooks } from './books.js';
import { Buyer, type Errand } from './buyer.js';
import { SandboxBooks } from './gateway-books.js';
import { quiescence } from './quiescence.js';

let app: RunningApp;
let client: Client;
/** One buyer with two seats, who paid, and one whose card was declined. */
let paid: Errand;
let refused: Errand;

const ONE = '(SELECT id FROM payments WHERE state = $$CAPTURED$$)';
const IN_VAIN = '(SELECT id FROM payments WHERE state <> $$CAPTURED$$)';

beforeAll(async () => {
  app = await startApp();
  const { performanceId } = await makePerformance(app);
  const pool = new Pool({ connectionString: app.databaseUrl });
  const { rows } = await pool.query<{ seat_id: string }>(
    'SELECT seat_id FROM performance_seats ORDER BY ordinal',
  );
  const seatIds = rows.map(row => row.seat_id);
  const buyer = () => new Buyer(() => [app.url]);
  paid = await buyer().buy({ performanceId, seatIds: seatIds.slice(0, 2) });
  const declined = { performanceId, seatIds: seatIds.slice(2, 3), paymentMethod: 'pm_card_chargeDeclined' };
  refused = await buyer().buy(declined);
  // A declined card leaves the payment waiting for another one; its time is over.
  await pool.query(`UPDATE payments SET deadline_at = clock_timestamp() - interval '1 second', next_attempt_at = clock_timestamp()
                     WHERE state = 'PI'`);
  expect(Object.values(await quiescence(pool))).toEqual([0, 0, 0, 0]);
  await pool.end();
  client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
}, 60_000);

afterAll(async () => {
  await client.end();
  await app.close();
});

async function evidence(changes: Partial<Evidence> = {}): Promise<Evidence> {
  return {
    books: await readBooks(client),
    gateway: await new SandboxBooks(client).entries(),
    errands: [paid, refused],
    ...{ left: { payments: 0 }, reconciliation: [], endless: [], givenBack: new Set<string>() },
    ...changes,
  };
}

/** What the auditor finds after these statements, none of which lasts. */
async function afterwards(statements: string[], changes: Partial<Evidence> = {}): Promise<Breach['name'][]> {
  await client.query('BEGIN');
  try {
    // Triggers and foreign keys would refuse most of it.
    await client.query('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    return audit(await evidence(changes)).map(({ name }) => name);
  } finally {
    await client.query('ROLLBACK');
  }
}

const TWICE = [
  'DROP INDEX one_live_booking_per_seat',
  `INSERT INTO booking_seats SELECT (jsonb_populate_record(s, jsonb_build_object('booking_id', gen_random_uuid()))).*
     FROM booking_seats s LIMIT 1`,
];
const SECOND_BOOKING = `
  INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'reference', 'OTHER',
    'payment_id', ${IN_VAIN}, 'hold_id', 'other'))).* FROM bookings b`;

/** One planted violation for each breach, and more where there are several ways. */
const PLANTED: [Breach['name'], string[]][] = [
  ['seat-in-two-bookings', TWICE],
  ['seats-and-bookings-differ', [`UPDATE booking_seats SET cancelled_at = now() WHERE ordinal = 0`]],
  [
    'seats-and-bookings-differ',
    [`UPDATE performance_seats SET status = 'available', booking_id = NULL WHERE ordinal = 1`],
  ],
  [
    'claim-left',
    [`UPDATE performance_seats SET claim_id = ${IN_VAIN}, claim_expires_at = now() WHERE ordinal = 5`],
  ],
  [
    'tickets-differ',
    [`UPDATE tickets SET status = 'void' WHERE seat_id = (SELECT min(seat_id) FROM tickets)`],
  ],
  [
    'captured-more-than-once',
    [
      `INSERT INTO sandbox.intents SELECT (jsonb_populate_record(i, '{"id": "pi_2"}')).* FROM sandbox.intents i
       WHERE captured > 0`,
    ],
  ],
  ['captured-without-booking', [`UPDATE bookings SET status = 'cancelled', cancelled_at = now()`]],
  ['captured-without-booking', [`UPDATE sandbox.intents SET metadata = '{}' WHERE captured > 0`]],
  ['booking-without-money', [`UPDATE sandbox.intents SET refunded = captured`]],
  ['authorisation-open', [`UPDATE sandbox.intents SET status = 'requires_capture' WHERE captured = 0`]],
  ['gateway-differs', [`UPDATE payments SET captured_minor = captured_minor - 1 WHERE captured_minor > 0`]],
  [
    'ledger-differs',
    [`INSERT INTO ledger (payment_id, kind, amount_minor, currency) VALUES (${ONE}, 'captured', 1, 'EUR')`],
  ],
  [
    'hold-paid-twice',
    [SECOND_BOOKING, `UPDATE payments SET hold_id = (SELECT hold_id FROM payments WHERE id = ${ONE})`],
  ],
  ['acknowledged-lost', [`UPDATE bookings SET reference = 'ANOTHER'`]],
  ['acknowledged-lost', [`DELETE FROM booking_seats WHERE ordinal = 0`]],
  ['refused-but-booked', [SECOND_BOOKING]],
];

describe('the auditor', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect([paid.final?.status, refused.final?.status]).toEqual([201, 402]);
    expect(audit(await evidence())).toEqual([]);
  });

  it.each(PLANTED)('finds %s (%#)', async (name, statements) => {
    expect(await afterwards(statements)).toContain(name);
  });

  it('finds what the product finds itself, what is unfinished, and what never ends', async () => {
    const found = await afterwards([], {
      ...{ left: { payments: 1 }, reconciliation: ['amounts-differ payment:1'], endless: ['{p:1}:seat:A-1'] },
    });
    expect(found).toEqual(['unfinished', 'reconciliation', 'redis-key-for-ever']);
  });

  it('finds two different answers to one key', async () => {
    const answers = [...paid.answers, { status: 201, body: { reference: 'ANOTHER' } }];
    const found = audit(await evidence({ errands: [{ ...paid, answers }] })).map(({ name }) => name);
    expect(found).toContain('answers-differ');
  });

  it('leaves alone what the row gave back itself', async () => {
    const reference = paid.final?.body['reference'] as string;
    const changes = { givenBack: new Set([reference]) };
    expect(await afterwards([`UPDATE bookings SET reference = 'ANOTHER'`], changes)).not.toContain(
      'acknowledged-lost',
    );
  });

  it('has every breach tested above', () => {
    const tested = [...PLANTED.map(([name]) => name), 'unfinished', 'reconciliation', 'redis-key-for-ever'];
    expect(BREACHES.filter(name => ![...tested, 'answers-differ'].includes(name))).toEqual([]);
  });
});
