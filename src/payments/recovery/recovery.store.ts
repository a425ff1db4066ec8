import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/index.js';

const UNSETTLED = `('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`;
const LEASE_SECONDS = 30;

export interface Due {
  id: string;
  /** How often it was looked at since it last moved, with this time. */
  tries: number;
}

/** Which payments are due to be looked at, and when next. */
@Injectable()
export class RecoveryStore {
  /** Takes unsettled payments that are due; nobody else gets them before the lease is over. */
  async lease(sql: Sql, limit: number): Promise<Due[]> {
    return sql.query<Due>(
      `UPDATE payments SET lease_epoch = lease_epoch + 1, tries = tries + 1,
              next_attempt_at = clock_timestamp() + $2 * interval '1 second'
        WHERE id IN (SELECT id FROM payments WHERE state IN ${UNSETTLED} AND next_attempt_at <= clock_timestamp()
                      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, tries`,
      [limit, LEASE_SECONDS],
    );
  }

  /**
   * Says when to look next: in `waitMs`, or at the payment's deadline if that is sooner. A payment that has moved
   * since the lease (`tries` is 0 again) has said so itself. One that waits for its buyer at the bank may do so
   * until its deadline; others that get no answer for minutes are for a person to look at.
   */
  async lookAgain(sql: Sql, id: string, waitMs: number): Promise<void> {
    await sql.execute(
      `UPDATE payments SET
              next_attempt_at = CASE
                WHEN tries = 0 THEN next_attempt_at
                WHEN state IN ('INIT', 'PI', 'CONF') AND deadline_at > clock_timestamp()
                  THEN least(deadline_at, clock_timestamp() + $2 * interval '1 millisecond')
                ELSE clock_timestamp() + $2 * interval '1 millisecond' END,
              needs_review = needs_review
                OR (state = 'CONF' AND greatest(updated_at, CASE WHEN next_action IS NOT NULL THEN deadline_at END)
                    < clock_timestamp() - interval '5 minutes')
                OR (state = 'BOOKED' AND updated_at < clock_timestamp() - interval '1 hour')
                OR (state IN ${UNSETTLED} AND created_at < clock_timestamp() - interval '24 hours')
        WHERE id = $1`,
      [id, waitMs],
    );
  }
}
