import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';

export interface Audit {
  id: string;
  beganAt: Date;
  endedAt: Date | null;
  payments: number | null;
  breaks: number | null;
}

const COLUMNS = `id, began_at AS "beganAt", ended_at AS "endedAt", payments, breaks`;
/** Any number that no other advisory lock of ours uses. */
const AUDIT_LOCK = 7_305_115;
const KEPT_DAYS = 90;

/** When the books were compared, and with what result. */
@Injectable()
export class AuditsStore {
  /** Begins an audit unless one began within `restMs`. @returns undefined then */
  async begin(tx: Tx, id: string, restMs: number): Promise<Audit | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK]);
    await tx.execute(`DELETE FROM audits WHERE began_at < clock_timestamp() - $1 * interval '1 day'`, [
      KEPT_DAYS,
    ]);
    const [audit] = await tx.query<Audit>(
      `INSERT INTO audits (id)
       SELECT $1 WHERE NOT EXISTS (
         SELECT 1 FROM audits WHERE began_at > clock_timestamp() - $2 * interval '1 millisecond')
       RETURNING ${COLUMNS}`,
      [id, restMs],
    );
    return audit;
  }

  async end(tx: Tx, id: string, result: { payments: number; breaks: number }): Promise<void> {
    await tx.execute(
      'UPDATE audits SET ended_at = clock_timestamp(), payments = $2, breaks = $3 WHERE id = $1',
      [id, result.payments, result.breaks],
    );
  }

  /** The latest that came to its end. */
  async latest(sql: Sql): Promise<Audit | undefined> {
    const rows = await sql.query<Audit>(
      `SELECT ${COLUMNS} FROM audits WHERE ended_at IS NOT NULL ORDER BY began_at DESC LIMIT 1`,
    );
    return rows[0];
  }
}
