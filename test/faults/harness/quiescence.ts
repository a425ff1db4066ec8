import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 150;
/** Two looks in a row must find nothing: a payment may end while what follows from it is not written yet. */
const LOOKS = 2;

const LEFT = `
  SELECT (SELECT count(*) FROM payments
           WHERE state IN ('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING'))::int AS payments,
         (SELECT count(*) FROM refunds WHERE state = 'REQUESTED')::int AS refunds,
         (SELECT count(*) FROM outbox)::int AS outbox,
         (SELECT count(*) FROM sandbox.webhooks WHERE available_at <= clock_timestamp())::int AS webhooks`;

type Left = Record<'payments' | 'refunds' | 'outbox' | 'webhooks', number>;

/** Waits until nothing is under way any more. @returns what is left when the patience is over; all 0 when it is quiet */
export async function quiescence(sql: Pool, patienceMs = PATIENCE_MS): Promise<Left> {
  const deadline = performance.now() + patienceMs;
  let quiet = 0;
  for (;;) {
    const left = await look(sql);
    quiet = Object.values(left).every(count => count === 0) ? quiet + 1 : 0;
    if (quiet === LOOKS || performance.now() > deadline) return left;
    await sleep(LOOK_EVERY_MS);
  }
}

async function look(sql: Pool): Promise<Left> {
  const { rows } = await sql.query<Left>(LEFT);
  const [left] = rows;
  if (left === undefined) throw new Error('Postgres said nothing.');
  return left;
}

/**
 * Lets the waiting times end that a row need not sit out: leases of who has died, pauses between attempts, the lock
 * on an idempotency key. Nothing else is touched, so all that follows is the product's own doing.
 */
export async function hurry(sql: Pool): Promise<void> {
  await sql.query(`UPDATE idempotency_keys SET locked_until = NULL WHERE locked_until > clock_timestamp()`);
  await sql.query(`
    UPDATE payments SET next_attempt_at = clock_timestamp()
     WHERE state IN ('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`);
  await sql.query(`UPDATE refunds SET next_attempt_at = clock_timestamp() WHERE state = 'REQUESTED'`);
  await sql.query(`UPDATE outbox SET available_at = clock_timestamp()`);
}

/** Moves the beginning and the deadline of every unfinished payment back by that long, and its seats' claims. */
export async function letTimePass(sql: Pool, seconds: number): Promise<void> {
  const back = [`${seconds} seconds`];
  await sql.query(
    `UPDATE payments SET created_at = created_at - $1::interval, deadline_at = deadline_at - $1::interval,
            next_attempt_at = clock_timestamp()
      WHERE state IN ('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`,
    back,
  );
  await sql.query(
    `UPDATE performance_seats SET claim_expires_at = claim_expires_at - $1::interval WHERE claim_id IS NOT NULL`,
    back,
  );
}
