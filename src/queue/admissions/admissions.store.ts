import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';

/** The right of one entry to shop. It is over at `expiresAt`, or before when it is ended. */
export interface Admission {
  entryIndex: number;
  rank: number;
  shopperId: string;
  expiresAt: Date;
  isOver: boolean;
  endedBy: EndOfVisit | null;
}

type Row = Omit<Admission, 'entryIndex' | 'rank'> & { entryIndex: string; rank: string };

const COLUMNS = `entry_index AS "entryIndex", rank, shopper_id AS "shopperId", expires_at AS "expiresAt",
  (ended_at IS NOT NULL OR expires_at <= clock_timestamp()) AS "isOver",
  ended_by AS "endedBy"`;

/** What a shopper or an organizer does; visits also end by their time, and by idleness. */
export type EndOfVisit = 'left' | 'booked' | 'revoked';

/** Rows of admissions to performances with a queue. */
@Injectable()
export class AdmissionsStore {
  async ofEntry(sql: Sql, performanceId: string, entryIndex: number): Promise<Admission | undefined> {
    const [row] = await sql.query<Row>(
      `SELECT ${COLUMNS} FROM admissions WHERE performance_id = $1 AND entry_index = $2`,
      [performanceId, entryIndex],
    );
    return row === undefined ? undefined : toAdmission(row);
  }

  /** Everybody who is in the shop. */
  async inside(sql: Sql, performanceId: string): Promise<Admission[]> {
    const rows = await sql.query<Row>(
      `SELECT ${COLUMNS} FROM admissions
        WHERE performance_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()`,
      [performanceId],
    );
    return rows.map(toAdmission);
  }

  async countInside(sql: Sql, performanceId: string): Promise<number> {
    const [row] = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM admissions
        WHERE performance_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()`,
      [performanceId],
    );
    return row?.count ?? 0;
  }

  /**
   * Writes an admission down, if the queue still counts in this epoch and lets people in.
   * @returns false when it does not, and nothing is written
   */
  async insert(
    tx: Tx,
    id: string,
    performanceId: string,
    epoch: number,
    admission: Pick<Admission, 'entryIndex' | 'rank' | 'shopperId' | 'expiresAt'>,
  ): Promise<boolean> {
    // Shared, so that a lost Redis is not made whole again before whoever is on the way in is written down.
    const [counter] = await tx.query(
      `SELECT 1 FROM queue_counters c JOIN queues q USING (performance_id)
        WHERE performance_id = $1 AND epoch = $2 AND NOT claims_paused FOR SHARE OF c`,
      [performanceId, epoch],
    );
    if (counter === undefined) return false;
    const { entryIndex, rank, shopperId, expiresAt } = admission;
    await tx.execute(
      `INSERT INTO admissions (id, performance_id, entry_index, rank, shopper_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT one_admission_per_entry DO NOTHING`,
      [id, performanceId, entryIndex, rank, shopperId, expiresAt],
    );
    return true;
  }

  async isPaused(sql: Sql, performanceId: string): Promise<boolean> {
    const [row] = await sql.query<{ paused: boolean }>(
      'SELECT claims_paused AS paused FROM queues WHERE performance_id = $1',
      [performanceId],
    );
    return row?.paused === true;
  }

  /** Whether, and until when, a shopper is in the shop. */
  async endOf(sql: Sql, performanceId: string, shopperId: string): Promise<Date | undefined> {
    const [row] = await sql.query<{ expiresAt: Date }>(
      `SELECT expires_at AS "expiresAt" FROM admissions
        WHERE shopper_id = $2 AND performance_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()
        ORDER BY expires_at DESC LIMIT 1`,
      [performanceId, shopperId],
    );
    return row?.expiresAt;
  }

  /** Ends visits. @param performanceId one performance, or null for all of the shopper's */
  async end(
    sql: Sql,
    shopperId: string,
    performanceId: string | null,
    by: EndOfVisit,
  ): Promise<{ performanceId: string; entryIndex: number }[]> {
    const rows = await sql.query<{ performanceId: string; entryIndex: string }>(
      `UPDATE admissions SET ended_at = clock_timestamp(), ended_by = $3
        WHERE shopper_id = $1 AND ($2::uuid IS NULL OR performance_id = $2)
          AND ended_at IS NULL AND expires_at > clock_timestamp()
        RETURNING performance_id AS "performanceId", entry_index AS "entryIndex"`,
      [shopperId, performanceId, by],
    );
    return rows.map(row => ({ ...row, entryIndex: Number(row.entryIndex) }));
  }

  /**
   * Ends an entry's admission, or writes one down that is over already, so that it never gets one.
   * @returns the shopper who was inside; empty for an entry that was not
   */
  async revoke(
    tx: Tx,
    id: string,
    { performanceId, entryIndex, rank }: { performanceId: string; entryIndex: number; rank: number },
  ): Promise<string> {
    const [row] = await tx.query<{ shopperId: string }>(
      `INSERT INTO admissions (id, performance_id, entry_index, rank, shopper_id, expires_at, ended_at, ended_by)
       VALUES ($1, $2, $3, $4, '', clock_timestamp(), clock_timestamp(), 'revoked')
       ON CONFLICT ON CONSTRAINT one_admission_per_entry DO UPDATE
         SET ended_at = coalesce(admissions.ended_at, excluded.ended_at),
             ended_by = coalesce(admissions.ended_by, excluded.ended_by)
       RETURNING shopper_id AS "shopperId"`,
      [id, performanceId, entryIndex, rank],
    );
    return row?.shopperId ?? '';
  }

  /** When places were taken away. */
  async revocations(sql: Sql, performanceId: string): Promise<Date[]> {
    const rows = await sql.query<{ at: Date }>(
      `SELECT ended_at AS at FROM admissions WHERE performance_id = $1 AND ended_by = 'revoked' ORDER BY ended_at`,
      [performanceId],
    );
    return rows.map(({ at }) => at);
  }

  /**
   * The ranks that came in after this time, oldest first, with the time of each: milliseconds since 1970, with the
   * microseconds that Postgres counts in. Cut off, they would bring whoever came in last again at each look.
   */
  async since(sql: Sql, performanceId: string, after: number): Promise<{ rank: number; at: number }[]> {
    const rows = await sql.query<{ rank: string; at: number }>(
      `SELECT rank, (extract(epoch FROM admitted_at) * 1000)::float8 AS at FROM admissions
        WHERE performance_id = $1 AND admitted_at > to_timestamp($2::float8 / 1000) AND shopper_id <> ''
        ORDER BY admitted_at`,
      [performanceId, after],
    );
    return rows.map(({ rank, at }) => ({ rank: Number(rank), at }));
  }
}

function toAdmission(row: Row): Admission {
  return { ...row, entryIndex: Number(row.entryIndex), rank: Number(row.rank) };
}
