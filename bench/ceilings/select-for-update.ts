import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

const POOL_SIZE = 15;
const HOLD_TTL_SECONDS = 900;
const SCHEMA = `
  CREATE TABLE holds (
    id uuid PRIMARY KEY, performance_id uuid NOT NULL, shopper_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL);
  CREATE TABLE seats (
    performance_id uuid NOT NULL, seat_id text NOT NULL, is_sold boolean NOT NULL DEFAULT false,
    hold_id uuid, held_until timestamptz, PRIMARY KEY (performance_id, seat_id)) WITH (fillfactor = 70)`;

export interface RowHold {
  id: string;
  expiresAt: Date;
}

/**
 * The usual way to hold a seat without Redis: lock the seats' rows, look, and write the hold down, in one
 * transaction with as many connections as the product has. Made as one would make it in earnest: one round trip a
 * step, rows locked in one order against deadlocks, an expired hold is as good as none.
 */
export class RowHolds {
  private readonly pool: Pool;

  constructor(databaseUrl: string) {
    this.pool = new Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  }

  async create(): Promise<void> {
    await this.pool.query(SCHEMA);
  }

  /** Puts the seats of one more performance there. */
  async add(performanceId: string, seatIds: string[]): Promise<void> {
    await this.pool.query('INSERT INTO seats (performance_id, seat_id) SELECT $1, unnest($2::text[])', [
      performanceId,
      seatIds,
    ]);
    await this.pool.query('VACUUM ANALYZE seats');
  }

  /** @returns undefined when a seat is taken */
  async hold(performanceId: string, shopperId: string, seatIds: string[]): Promise<RowHold | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ isTaken: boolean }>({
        name: 'lock-seats',
        text: `SELECT is_sold OR coalesce(held_until > now(), false) AS "isTaken" FROM seats
                WHERE performance_id = $1 AND seat_id = ANY($2) ORDER BY seat_id FOR UPDATE`,
        values: [performanceId, seatIds],
      });
      if (rows.length < seatIds.length || rows.some(row => row.isTaken)) {
        await client.query('ROLLBACK');
        return undefined;
      }
      const id = randomUUID();
      const expiresAt = new Date(Date.now() + HOLD_TTL_SECONDS * 1000);
      await client.query({
        name: 'insert-hold',
        text: 'INSERT INTO holds (id, performance_id, shopper_id, expires_at) VALUES ($1, $2, $3, $4)',
        values: [id, performanceId, shopperId, expiresAt],
      });
      await client.query({
        name: 'update-seats',
        text: `UPDATE seats SET hold_id = $3, held_until = $4 WHERE performance_id = $1 AND seat_id = ANY($2)`,
        values: [performanceId, seatIds, id, expiresAt],
      });
      await client.query('COMMIT');
      return { id, expiresAt };
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
