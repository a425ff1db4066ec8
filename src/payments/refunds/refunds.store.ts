import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { invariant } from '../../platform/assert.js';
import type { Sql, Tx } from '../../platform/database/index.js';
import { fromMinor } from '../../platform/money/money.js';

/** REQUESTED: written down here. PENDING: taken on by the provider. A refund may fail even after it succeeded. */
export type RefundState = 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED';

export interface Refund {
  id: string;
  paymentId: string;
  amountMinor: number;
  reason: string;
  state: RefundState;
  /** The provider's id of it. */
  gatewayRefund: string | null;
  /** Of the wish that came with the key; null where no wish of a person is behind it. */
  fingerprint: string | null;
  tries: number;
  createdAt: Date;
}

export interface NewRefund {
  paymentId: string;
  amountMinor: number;
  reason: string;
  requestKey: string;
  fingerprint?: string | undefined;
}

type Row = Omit<Refund, 'amountMinor'> & { amountMinor: string };

const COLUMNS = `id, payment_id AS "paymentId", amount_minor AS "amountMinor", reason, state,
  gateway_refund AS "gatewayRefund", fingerprint, tries, created_at AS "createdAt"`;
/** Longer than a call to the provider may take. */
const LEASE_SECONDS = 10;
const MAX_BACKOFF = 30;

@Injectable()
export class RefundsStore {
  /** Reserves the payment's money and writes the refund down. The table's checks refuse more than was captured. */
  async writeDown(tx: Tx, refund: NewRefund): Promise<Refund> {
    const { paymentId, amountMinor, reason, requestKey, fingerprint } = refund;
    await this.reserve(tx, paymentId, amountMinor);
    const rows = await tx.query<Row>(
      `INSERT INTO refunds (id, payment_id, amount_minor, reason, request_key, fingerprint)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [uuid(), paymentId, amountMinor, reason, requestKey, fingerprint ?? null],
    );
    const [made] = rows.map(toRefund);
    invariant(made !== undefined, 'an insert returns its row');
    return made;
  }

  async findByKey(sql: Sql, paymentId: string, requestKey: string): Promise<Refund | undefined> {
    const rows = await sql.query<Row>(
      `SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 AND request_key = $2`,
      [paymentId, requestKey],
    );
    return rows.map(toRefund)[0];
  }

  async find(sql: Sql, id: string): Promise<Refund | undefined> {
    return (await sql.query<Row>(`SELECT ${COLUMNS} FROM refunds WHERE id = $1`, [id])).map(toRefund)[0];
  }

  /** Under the payment's lock nobody else changes them. */
  async ofPayment(sql: Sql, paymentId: string): Promise<Refund[]> {
    const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 ORDER BY id`, [
      paymentId,
    ]);
    return rows.map(toRefund);
  }

  async setState(tx: Tx, id: string, state: RefundState, gatewayRefund: string | null): Promise<void> {
    await tx.execute(
      'UPDATE refunds SET state = $2, gateway_refund = coalesce($3, gateway_refund) WHERE id = $1',
      [id, state, gatewayRefund],
    );
  }

  /** Reserves money of a payment for a refund or, with a negative amount, gives it free again. */
  async reserve(tx: Tx, paymentId: string, amountMinor: number): Promise<void> {
    await tx.execute('UPDATE payments SET refund_reserved_minor = refund_reserved_minor + $2 WHERE id = $1', [
      paymentId,
      amountMinor,
    ]);
  }

  /** Counts money as gone back, or, with a negative amount, as come home again. */
  async paidBack(tx: Tx, paymentId: string, amountMinor: number): Promise<void> {
    await tx.execute('UPDATE payments SET refunded_minor = refunded_minor + $2 WHERE id = $1', [
      paymentId,
      amountMinor,
    ]);
  }

  /** Takes refunds that are due; nobody else gets them before the lease is over. */
  async lease(sql: Sql, limit: number): Promise<Refund[]> {
    const rows = await sql.query<Row>(
      `UPDATE refunds SET tries = tries + 1,
              next_attempt_at = clock_timestamp() + $2 * least(power(2, tries), $3) * interval '1 second'
        WHERE id IN (SELECT id FROM refunds
                      WHERE state IN ('REQUESTED', 'PENDING') AND next_attempt_at <= clock_timestamp()
                      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [limit, LEASE_SECONDS, MAX_BACKOFF],
    );
    return rows.map(toRefund);
  }
}

function toRefund(row: Row): Refund {
  return { ...row, amountMinor: fromMinor(row.amountMinor) };
}
