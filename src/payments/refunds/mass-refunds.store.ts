import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/assert.js';
import type { Sql } from '../../platform/database/index.js';

/** Counts of bookings of one performance. */
export interface MassRefund {
  /** Whose money is not on its way yet. */
  due: number;
  /** Whose refund the payment provider has not confirmed. */
  underWay: number;
  paidBack: number;
  /** Whose refund failed: a person has to see to it. */
  failed: number;
}

@Injectable()
export class MassRefundsStore {
  /** Bookings of cancelled performances that are paid for and not given back. */
  async due(sql: Sql, limit: number): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT b.id FROM performances pf
         JOIN bookings b ON b.performance_id = pf.id AND b.status = 'confirmed'
         JOIN payments p ON p.id = b.payment_id AND p.state = 'CAPTURED'
        WHERE pf.status = 'cancelled' ORDER BY b.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async progressOf(sql: Sql, performanceId: string): Promise<MassRefund> {
    const [row] = await sql.query<MassRefund>(
      `SELECT (SELECT count(*) FROM bookings WHERE performance_id = $1 AND status = 'confirmed')::int AS due,
              count(DISTINCT r.payment_id) FILTER (WHERE r.state IN ('REQUESTED', 'PENDING'))::int AS "underWay",
              count(DISTINCT r.payment_id) FILTER (WHERE r.state = 'SUCCEEDED')::int AS "paidBack",
              count(DISTINCT r.payment_id) FILTER (WHERE r.state = 'FAILED' AND NOT EXISTS (
                SELECT 1 FROM refunds a WHERE a.payment_id = r.payment_id AND a.request_key = 'again:' || r.id
              ))::int AS failed
         FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.performance_id = $1`,
      [performanceId],
    );
    invariant(row !== undefined, 'a count is always there');
    return row;
  }
}
