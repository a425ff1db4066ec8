import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Sql, Tx } from '../../platform/database/index.js';
import type { FoundBreak } from './reconciliation.rules.js';

/** A disagreement of the books that an audit has found. */
export interface KeptBreak extends FoundBreak {
  id: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  /** The admin's e-mail address, or `auditor` when a later audit no longer found it. */
  resolvedBy: string | null;
  note: string | null;
  /** The booking that its payment became. */
  bookingReference: string | null;
  /** A failed refund of its payment that was not sent again yet. */
  failedRefund: { id: string; amountMinor: number; currency: string } | null;
}

export interface BreakFilter {
  status?: 'open' | 'resolved' | undefined;
  /** Id of the last one already seen; newest come first. */
  before?: string | undefined;
  limit: number;
}

const AUDITOR = 'auditor';
const SELECT = `
  SELECT r.id, r.performance_id AS "performanceId", r.payment_id AS "paymentId", r.kind, r.subject, r.detail,
         r.first_seen_at AS "firstSeenAt", r.last_seen_at AS "lastSeenAt", r.resolved_at AS "resolvedAt",
         r.resolved_by AS "resolvedBy", r.note,
         (SELECT reference FROM bookings WHERE payment_id = r.payment_id) AS "bookingReference",
         (SELECT json_build_object('id', f.id, 'amountMinor', f.amount_minor, 'currency', p.currency)
            FROM refunds f JOIN payments p ON p.id = f.payment_id
           WHERE f.payment_id = r.payment_id AND f.state = 'FAILED'
             AND NOT EXISTS (SELECT 1 FROM refunds a
                              WHERE a.payment_id = f.payment_id AND a.request_key = 'again:' || f.id)
           ORDER BY f.id LIMIT 1) AS "failedRefund"
    FROM reconciliation_breaks r`;

/** The auditor's book. */
@Injectable()
export class BreaksStore {
  /**
   * Writes what an audit found. What a person has settled with these very figures stays settled; a payment that
   * needs a look again has had its mark taken off by that, so that the new mark stands for something new.
   */
  async write(tx: Tx, found: FoundBreak[]): Promise<void> {
    for (const { performanceId, paymentId, kind, subject, detail } of found) {
      await tx.execute(
        `INSERT INTO reconciliation_breaks (id, performance_id, payment_id, kind, subject, detail)
         SELECT $1, $2, $3, $4, $5, $6
          WHERE NOT EXISTS (SELECT 1 FROM reconciliation_breaks
                             WHERE kind = $4 AND subject = $5 AND detail = $6 AND resolved_by <> $7 AND $4 <> $8)
         ON CONFLICT (kind, subject) WHERE resolved_at IS NULL
         DO UPDATE SET detail = EXCLUDED.detail, last_seen_at = clock_timestamp()`,
        [uuid(), performanceId, paymentId, kind, subject, detail, AUDITOR, 'needs-review'],
      );
    }
  }

  /** Closes what the audit that began then did not find again. */
  async closeUnseen(tx: Tx, beganAt: Date): Promise<void> {
    await tx.execute(
      `UPDATE reconciliation_breaks
          SET resolved_at = clock_timestamp(), resolved_by = $2, note = 'A later audit no longer found it.'
        WHERE resolved_at IS NULL AND last_seen_at < $1`,
      [beganAt, AUDITOR],
    );
  }

  list(sql: Sql, { status, before, limit }: BreakFilter): Promise<KeptBreak[]> {
    return sql.query<KeptBreak>(
      `${SELECT} WHERE ($1::text IS NULL OR (r.resolved_at IS NULL) = ($1 = 'open'))
                   AND ($2::uuid IS NULL OR r.id < $2)
        ORDER BY r.id DESC LIMIT $3`,
      [status ?? null, before ?? null, limit],
    );
  }

  async find(sql: Sql, id: string): Promise<KeptBreak | undefined> {
    return (await sql.query<KeptBreak>(`${SELECT} WHERE r.id = $1`, [id]))[0];
  }

  async countOpen(sql: Sql): Promise<number> {
    const [row] = await sql.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM reconciliation_breaks WHERE resolved_at IS NULL',
    );
    return row?.open ?? 0;
  }

  /** @returns whether it was open */
  async resolve(tx: Tx, id: string, by: string, note: string): Promise<boolean> {
    const touched = await tx.execute(
      `UPDATE reconciliation_breaks SET resolved_at = clock_timestamp(), resolved_by = $2, note = $3
        WHERE id = $1 AND resolved_at IS NULL`,
      [id, by, note],
    );
    return touched === 1;
  }
}
