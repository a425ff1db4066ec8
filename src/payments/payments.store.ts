import { Injectable } from '@nestjs/common';
import { invariant } from '../platform/assert.js';
import type { Sql, Tx } from '../platform/database/index.js';
import { fromMinor } from '../platform/money/money.js';
import { LIVE_STATES, type NextAction, type Payment, type PaymentState, type VoidReason } from './payment.js';

export interface NewPayment {
  id: string;
  holdId: string;
  performanceId: string;
  shopperId: string;
  amountMinor: number;
  currency: string;
  paymentMethod: string;
  quote: Payment['quote'];
  buyerName: string;
  buyerEmail: string;
  deadlineAt: Date;
}

export interface TimelineEntry {
  at: Date;
  entry: string;
  detail: Record<string, unknown>;
}

/** What a change of state may set along. */
export interface PaymentChange {
  state?: PaymentState;
  reason?: VoidReason;
  gatewayIntent?: string;
  attemptNo?: number;
  paymentMethod?: string;
  nextAction?: NextAction | null;
  capturedMinor?: number;
  deadlineAt?: Date;
  needsReview?: boolean;
  /** When the poller shall look again, in milliseconds from now. */
  lookAgainMs?: number;
}

type Row = Omit<Payment, 'amountMinor' | 'capturedMinor' | 'refundReservedMinor' | 'refundedMinor'> &
  Record<'amountMinor' | 'capturedMinor' | 'refundReservedMinor' | 'refundedMinor', string>;

const COLUMNS = `id, hold_id AS "holdId", performance_id AS "performanceId", shopper_id AS "shopperId", state,
  amount_minor AS "amountMinor", currency, captured_minor AS "capturedMinor",
  refund_reserved_minor AS "refundReservedMinor", refunded_minor AS "refundedMinor",
  gateway_intent AS "gatewayIntent", attempt_no AS "attemptNo", payment_method AS "paymentMethod", reason,
  next_action AS "nextAction", quote, buyer_name AS "buyerName", buyer_email AS "buyerEmail",
  deadline_at AS "deadlineAt", needs_review AS "needsReview", tries, created_at AS "createdAt"`;
const SETTABLE: Record<Exclude<keyof PaymentChange, 'lookAgainMs'>, string> = {
  state: 'state',
  reason: 'reason',
  gatewayIntent: 'gateway_intent',
  attemptNo: 'attempt_no',
  paymentMethod: 'payment_method',
  nextAction: 'next_action',
  capturedMinor: 'captured_minor',
  deadlineAt: 'deadline_at',
  needsReview: 'needs_review',
};

@Injectable()
export class PaymentsStore {
  async insert(tx: Tx, payment: NewPayment): Promise<Payment> {
    const rows = await tx.query<Row>(
      `INSERT INTO payments (id, hold_id, performance_id, shopper_id, amount_minor, currency, payment_method, quote,
                             buyer_name, buyer_email, deadline_at, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp() + interval '30 seconds')
       RETURNING ${COLUMNS}`,
      [
        ...[payment.id, payment.holdId, payment.performanceId, payment.shopperId, payment.amountMinor],
        ...[payment.currency, payment.paymentMethod, JSON.stringify(payment.quote)],
        ...[payment.buyerName, payment.buyerEmail, payment.deadlineAt],
      ],
    );
    const made = first(rows);
    invariant(made !== undefined, 'an insert returns its row');
    return made;
  }

  async find(sql: Sql, id: string): Promise<Payment | undefined> {
    return first(await sql.query<Row>(`SELECT ${COLUMNS} FROM payments WHERE id = $1`, [id]));
  }

  async ofIntent(sql: Sql, intentId: string): Promise<Payment | undefined> {
    return first(
      await sql.query<Row>(`SELECT ${COLUMNS} FROM payments WHERE gateway_intent = $1`, [intentId]),
    );
  }

  /** Reads the payment and keeps others from changing it until the end of the transaction. */
  async lock(tx: Tx, id: string): Promise<Payment> {
    const found = first(
      await tx.query<Row>(`SELECT ${COLUMNS} FROM payments WHERE id = $1 FOR UPDATE`, [id]),
    );
    invariant(found !== undefined, `payment ${id} exists`);
    return found;
  }

  async liveOfHold(sql: Sql, holdId: string): Promise<Payment | undefined> {
    return first(
      await sql.query<Row>(`SELECT ${COLUMNS} FROM payments WHERE hold_id = $1 AND state = ANY($2)`, [
        holdId,
        LIVE_STATES,
      ]),
    );
  }

  /** Changes a payment only while it is in one of `from`. @returns it after the change; undefined when it was not */
  async change(
    sql: Sql,
    id: string,
    from: PaymentState[],
    change: PaymentChange,
  ): Promise<Payment | undefined> {
    const { lookAgainMs, ...values } = change;
    const parameters: unknown[] = [id, from];
    const sets = Object.entries(values).map(([name, value]) => {
      parameters.push(name === 'nextAction' && value !== null ? JSON.stringify(value) : value);
      return `${SETTABLE[name as keyof typeof values]} = $${parameters.length}`;
    });
    if (lookAgainMs !== undefined) {
      parameters.push(lookAgainMs);
      sets.push(
        `next_attempt_at = clock_timestamp() + $${parameters.length} * interval '1 millisecond'`,
        'tries = 0',
      );
    }
    return first(
      await sql.query<Row>(
        `UPDATE payments SET updated_at = clock_timestamp(), ${sets.join(', ')}
          WHERE id = $1 AND state = ANY($2) RETURNING ${COLUMNS}`,
        parameters,
      ),
    );
  }

  /** PI to CONF for one attempt, in one statement. @returns whether that attempt was the one to be made */
  async beginConfirming(
    sql: Sql,
    { id, attemptNo, paymentMethod }: Pick<Payment, 'id' | 'attemptNo' | 'paymentMethod'>,
    lookAgainMs: number,
  ): Promise<boolean> {
    const touched = await sql.execute(
      `UPDATE payments SET updated_at = clock_timestamp(), state = 'CONF', payment_method = $3, tries = 0,
              next_attempt_at = clock_timestamp() + $4 * interval '1 millisecond'
        WHERE id = $1 AND attempt_no = $2 AND state = 'PI'`,
      [id, attemptNo, paymentMethod, lookAgainMs],
    );
    return touched === 1;
  }

  /** Writes entries with their details into the timeline, in this order. */
  async note(tx: Tx, paymentId: string, entries: Record<string, Record<string, unknown>>): Promise<void> {
    await tx.execute(
      `INSERT INTO payment_timeline (payment_id, entry, detail)
       SELECT $1, t.* FROM unnest($2::text[], $3::jsonb[]) AS t`,
      [paymentId, Object.keys(entries), Object.values(entries).map(detail => JSON.stringify(detail))],
    );
  }

  timeline(sql: Sql, paymentId: string): Promise<TimelineEntry[]> {
    return sql.query<TimelineEntry>(
      'SELECT at, entry, detail FROM payment_timeline WHERE payment_id = $1 ORDER BY id',
      [paymentId],
    );
  }

  async record(
    tx: Tx,
    paymentId: string,
    kind: 'captured' | 'refunded' | 'refund-failed',
    amountMinor: number,
    currency: string,
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO ledger (payment_id, kind, amount_minor, currency) VALUES ($1, $2, $3, $4)',
      [...[paymentId, kind, amountMinor, currency]],
    );
  }

  /** Asks a person to look at it, or notes that one has. */
  async review(tx: Tx, id: string, isNeeded = true): Promise<void> {
    await tx.execute('UPDATE payments SET needs_review = $2 WHERE id = $1', [id, isNeeded]);
  }
}

function first(rows: Row[]): Payment | undefined {
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ...row,
    amountMinor: fromMinor(row.amountMinor),
    capturedMinor: fromMinor(row.capturedMinor),
    refundReservedMinor: fromMinor(row.refundReservedMinor),
    refundedMinor: fromMinor(row.refundedMinor),
  };
}
