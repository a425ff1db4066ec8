import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';
import { fromMinor } from '../../platform/money/money.js';

export interface Refund {
  id: string;
  paymentId: string;
  amountMinor: number;
  reason: string;
  state: 'REQUESTED' | 'SUCCEEDED' | 'FAILED';
  createdAt: Date;
}

type Row = Omit<Refund, 'amountMinor'> & { amountMinor: string };

const COLUMNS = `id, payment_id AS "paymentId", amount_minor AS "amountMinor", reason, state, created_at AS "createdAt"`;
const LEASE_SECONDS = 30;

@Injectable()
export class RefundsStore {
  async insert(
    tx: Tx,
    refund: { id: string; paymentId: string; amountMinor: number; reason: string; requestKey: string },
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO refunds (id, payment_id, amount_minor, reason, request_key) VALUES ($1, $2, $3, $4, $5)',
      [refund.id, refund.paymentId, refund.amountMinor, refund.reason, refund.requestKey],
    );
  }

  async findByKey(sql: Sql, paymentId: string, requestKey: string): Promise<Refund | undefined> {
    const rows = await sql.query<Row>(
      `SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 AND request_key = $2`,
      [...[paymentId, requestKey]],
    );
    return rows.map(toRefund)[0];
  }

  async lock(tx: Tx, id: string): Promise<Refund | undefined> {
    return (await tx.query<Row>(`SELECT ${COLUMNS} FROM refunds WHERE id = $1 FOR UPDATE`, [id])).map(
      toRefund,
    )[0];
  }

  async ofPayment(sql: Sql, paymentId: string): Promise<Refund[]> {
    const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 ORDER BY id`, [
      paymentId,
    ]);
    return rows.map(toRefund);
  }

  async succeed(tx: Tx, id: string, gatewayRefund: string): Promise<void> {
    await tx.execute(`UPDATE refunds SET state = 'SUCCEEDED', gateway_refund = $2 WHERE id = $1`, [
      id,
      gatewayRefund,
    ]);
  }

  /** Reserves money of a payment for a refund; the table's checks refuse more than was captured. */
  async reserve(tx: Tx, paymentId: string, amountMinor: number): Promise<void> {
    await tx.execute('UPDATE payments SET refund_reserved_minor = refund_reserved_minor + $2 WHERE id = $1', [
      ...[paymentId, amountMinor],
    ]);
  }

  async paidBack(tx: Tx, paymentId: string, amountMinor: number): Promise<void> {
    await tx.execute('UPDATE payments SET refunded_minor = refunded_minor + $2 WHERE id = $1', [
      paymentId,
      amountMinor,
    ]);
  }

  async lease(sql: Sql, limit: number): Promise<Refund[]> {
    const rows = await sql.query<Row>(
      `UPDATE refunds SET tries = tries + 1,
              next_attempt_at = clock_timestamp() + $2 * least(power(2, tries), 10) * interval '1 second'
        WHERE id IN (SELECT id FROM refunds WHERE state = 'REQUESTED' AND next_attempt_at <= clock_timestamp()
                      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [limit, LEASE_SECONDS],
    );
    return rows.map(toRefund);
  }
}

function toRefund(row: Row): Refund {
  return { ...row, amountMinor: fromMinor(row.amountMinor) };
}
