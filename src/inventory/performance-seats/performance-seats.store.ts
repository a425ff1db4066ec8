import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';
import type { PerformanceSeat } from './performance-seat.js';

export type SeatStatus = 'available' | 'sold' | 'blocked';

/** What the copies of a seat's state elsewhere are made from. */
export interface SeatState {
  ordinal: number;
  seatId: string;
  status: SeatStatus;
  version: number;
  /** Who claims or bought it, or did so last. */
  shopperId: string | null;
  claimId: string | null;
  /** Milliseconds that the claim still has; null when nobody claims it. */
  claimLeftMs: number | null;
}

export interface WholeState {
  /** One character a seat, by ordinal: 0 available, 2 sold, 3 blocked. */
  states: string;
  /** JSON list of ordinal and version, one after the other, of every seat that ever changed. */
  versions: string;
}

export interface ClaimRequest {
  performanceId: string;
  claimId: string;
  shopperId: string;
  ordinals: number[];
  /** The claim lasts at least this long, and never less than the hold. */
  pinMs: number;
  holdExpiresAt: Date;
}

const STATE = `ordinal, seat_id AS "seatId", status, version, shopper_id AS "shopperId",
  CASE WHEN claim_expires_at > clock_timestamp() THEN claim_id END AS "claimId",
  CASE WHEN claim_expires_at > clock_timestamp()
       THEN (extract(epoch FROM claim_expires_at - clock_timestamp()) * 1000)::int END AS "claimLeftMs"`;
const ROWS_A_STATEMENT = 10_000;

/** Every statement on the rows that are worth racing for. */
@Injectable()
export class PerformanceSeatsStore {
  async createAll(tx: Tx, performanceId: string, seats: PerformanceSeat[]): Promise<void> {
    for (let start = 0; start < seats.length; start += ROWS_A_STATEMENT) {
      const part = seats.slice(start, start + ROWS_A_STATEMENT);
      await tx.execute(
        `INSERT INTO performance_seats
                (performance_id, ordinal, seat_id, section, row_label, seat_label, price_tier_id, area_id, status)
         SELECT $1, t.*, CASE WHEN t.tier IS NULL THEN 'blocked' ELSE 'available' END
           FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[])
                AS t(ordinal, seat_id, section, row_label, seat_label, tier, area)`,
        [
          performanceId,
          part.map(seat => seat.ordinal),
          part.map(seat => seat.seatId),
          part.map(seat => seat.section),
          part.map(seat => seat.row),
          part.map(seat => seat.seat),
          part.map(seat => seat.priceTierId),
          part.map(seat => seat.areaId),
        ],
      );
    }
  }

  /**
   * Takes all the seats for one payment, or fewer: the caller rolls back then. In READ COMMITTED, in ordinal order
   * everywhere so that no two claims deadlock, and without waiting: a seat that another is claiming is lost.
   * @returns the ordinals that are now claimed
   */
  async claim(tx: Tx, request: ClaimRequest): Promise<number[]> {
    const rows = await tx.query<{ ordinal: number }>(
      `WITH want AS (
         SELECT performance_id, ordinal FROM performance_seats
          WHERE performance_id = $1 AND ordinal = ANY($2) AND status = 'available'
            AND (claim_id IS NULL OR claim_id = $3 OR claim_expires_at <= clock_timestamp())
          ORDER BY ordinal FOR NO KEY UPDATE SKIP LOCKED)
       UPDATE performance_seats s
          SET claim_id = $3, shopper_id = $6, version = s.version + 1,
              claim_expires_at = greatest($5::timestamptz, clock_timestamp() + $4 * interval '1 millisecond')
         FROM want w WHERE s.performance_id = w.performance_id AND s.ordinal = w.ordinal
       RETURNING s.ordinal`,
      [
        ...[request.performanceId, request.ordinals, request.claimId],
        ...[request.pinMs, request.holdExpiresAt, request.shopperId],
      ],
    );
    return rows.map(row => row.ordinal);
  }

  /** Turns claimed seats into sold ones. The claim is the fence: it does not matter whether its time is over. */
  async sell(tx: Tx, performanceId: string, claimId: string, bookingId: string): Promise<number[]> {
    const rows = await tx.query<{ ordinal: number }>(
      `UPDATE performance_seats
          SET status = 'sold', booking_id = $3, claim_id = NULL, claim_expires_at = NULL, version = version + 1
        WHERE performance_id = $1 AND claim_id = $2 AND status = 'available'
        RETURNING ordinal`,
      [performanceId, claimId, bookingId],
    );
    return rows.map(row => row.ordinal);
  }

  /** Locks what a claim still has, in ordinal order, before anything is decided about it. */
  async lockClaimed(tx: Tx, performanceId: string, claimId: string): Promise<number[]> {
    const rows = await tx.query<{ ordinal: number }>(
      `SELECT ordinal FROM performance_seats WHERE performance_id = $1 AND claim_id = $2
        ORDER BY ordinal FOR NO KEY UPDATE`,
      [performanceId, claimId],
    );
    return rows.map(row => row.ordinal);
  }

  async extendClaim(tx: Tx, performanceId: string, claimId: string, until: Date): Promise<void> {
    await tx.execute(
      `UPDATE performance_seats SET claim_expires_at = greatest(claim_expires_at, $3), version = version + 1
        WHERE performance_id = $1 AND claim_id = $2`,
      [performanceId, claimId, until],
    );
  }

  async releaseClaim(tx: Tx, performanceId: string, claimId: string): Promise<number[]> {
    const rows = await tx.query<{ ordinal: number }>(
      `UPDATE performance_seats SET claim_id = NULL, claim_expires_at = NULL, version = version + 1
        WHERE performance_id = $1 AND claim_id = $2 RETURNING ordinal`,
      [performanceId, claimId],
    );
    return rows.map(row => row.ordinal);
  }

  /** Gives seats of a booking back to the sale. */
  async free(tx: Tx, performanceId: string, bookingId: string, ordinals: number[]): Promise<number[]> {
    const rows = await tx.query<{ ordinal: number }>(
      `UPDATE performance_seats SET status = 'available', booking_id = NULL, version = version + 1
        WHERE performance_id = $1 AND booking_id = $2 AND ordinal = ANY($3) RETURNING ordinal`,
      [performanceId, bookingId, ordinals],
    );
    return rows.map(row => row.ordinal);
  }

  states(sql: Sql, performanceId: string, ordinals: number[]): Promise<SeatState[]> {
    return sql.query<SeatState>(
      `SELECT ${STATE} FROM performance_seats WHERE performance_id = $1 AND ordinal = ANY($2) ORDER BY ordinal`,
      [performanceId, ordinals],
    );
  }

  /**
   * Every seat at once, put together by Postgres: reading 60,000 rows one by one would keep this process from
   * answering anybody for half a second.
   */
  async wholeState(sql: Sql, performanceId: string): Promise<WholeState> {
    const [row] = await sql.query<WholeState>(
      `SELECT coalesce(string_agg(CASE status WHEN 'available' THEN '0' WHEN 'sold' THEN '2' ELSE '3' END, ''
                                  ORDER BY ordinal), '') AS states,
              '[' || coalesce(string_agg(ordinal || ',' || version, ',') FILTER (WHERE version > 0), '') || ']'
                AS versions
         FROM performance_seats WHERE performance_id = $1`,
      [performanceId],
    );
    return row ?? { states: '', versions: '[]' };
  }

  /** The seats that somebody is paying for. */
  claimed(sql: Sql, performanceId: string): Promise<SeatState[]> {
    return sql.query<SeatState>(
      `SELECT ${STATE} FROM performance_seats
        WHERE performance_id = $1 AND claim_id IS NOT NULL AND claim_expires_at > clock_timestamp()`,
      [performanceId],
    );
  }

  /** Seats that a shopper has bought or is paying for. */
  async takenBy(sql: Sql, performanceId: string, shopperId: string): Promise<number> {
    const [row] = await sql.query<{ taken: number }>(
      `SELECT count(*)::int AS taken FROM performance_seats
        WHERE performance_id = $1 AND shopper_id = $2
          AND (status = 'sold' OR claim_expires_at > clock_timestamp())`,
      [performanceId, shopperId],
    );
    return row?.taken ?? 0;
  }

  /** Seats that each shopper has bought of the performance and not given back; of all shoppers, or of some. */
  async boughtBy(sql: Sql, performanceId: string, shoppers?: string[]): Promise<Record<string, number>> {
    const rows = await sql.query<{ shopper: string; count: number }>(
      `SELECT shopper_id AS shopper, count(*) FILTER (WHERE status = 'sold')::int AS count
         FROM performance_seats
        WHERE performance_id = $1 AND shopper_id IS NOT NULL AND ($2::text[] IS NULL OR shopper_id = ANY($2))
        GROUP BY shopper_id`,
      [performanceId, shoppers ?? null],
    );
    return Object.fromEntries(rows.map(row => [row.shopper, row.count]));
  }
}
