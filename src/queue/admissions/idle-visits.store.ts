import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/index.js';

const IS_INSIDE = 'ended_at IS NULL AND expires_at > clock_timestamp()';

/** Rows of admissions, by when their shoppers last did something. */
@Injectable()
export class IdleVisitsStore {
  /** These shoppers have just done something. */
  async touch(sql: Sql, shopperIds: string[]): Promise<void> {
    await sql.execute(
      `UPDATE admissions SET active_at = clock_timestamp() WHERE shopper_id = ANY($1) AND ${IS_INSIDE}`,
      [shopperIds],
    );
  }

  /** Who is inside and has done nothing for so long. */
  async idle(sql: Sql, performanceId: string, seconds: number): Promise<string[]> {
    const rows = await sql.query<{ shopperId: string }>(
      `SELECT DISTINCT shopper_id AS "shopperId" FROM admissions
        WHERE performance_id = $1 AND ${IS_INSIDE} AND active_at < clock_timestamp() - $2 * interval '1 second'`,
      [performanceId, seconds],
    );
    return rows.map(({ shopperId }) => shopperId);
  }

  /** Ends the visits of these shoppers, but for those who did something meanwhile. @returns the entries */
  async end(sql: Sql, performanceId: string, shopperIds: string[], seconds: number): Promise<number[]> {
    const rows = await sql.query<{ entryIndex: string }>(
      `UPDATE admissions SET ended_at = clock_timestamp(), ended_by = 'idle'
        WHERE performance_id = $1 AND shopper_id = ANY($2) AND ${IS_INSIDE}
          AND active_at < clock_timestamp() - $3 * interval '1 second'
        RETURNING entry_index AS "entryIndex"`,
      [performanceId, shopperIds, seconds],
    );
    return rows.map(({ entryIndex }) => Number(entryIndex));
  }

  async visitsOf(sql: Sql, shopperId: string): Promise<{ performanceId: string; expiresAt: Date }[]> {
    return sql.query(
      `SELECT performance_id AS "performanceId", expires_at AS "expiresAt" FROM admissions
        WHERE shopper_id = $1 AND ${IS_INSIDE} ORDER BY expires_at`,
      [shopperId],
    );
  }
}
