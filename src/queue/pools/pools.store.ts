import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';
import type { CallMemory } from '../calls/call.rules.js';

/** A capacity that several sales share. */
export interface Pool {
  name: string;
  /** Shoppers at once in all of its sales. */
  capacity: number;
}

/** A queue as far as its share goes. */
export interface SharedQueue {
  performanceId: string;
  /** Null before it had one. */
  share: number | null;
  issued: number;
  nowServing: number;
  memory: Partial<CallMemory>;
}

/** Rows of pools, and the shares in the rows of queues. */
@Injectable()
export class PoolsStore {
  list(sql: Sql): Promise<Pool[]> {
    return sql.query<Pool>('SELECT name, capacity FROM queue_pools ORDER BY name');
  }

  async has(sql: Sql, name: string): Promise<boolean> {
    return (await sql.query('SELECT 1 FROM queue_pools WHERE name = $1', [name])).length > 0;
  }

  async put(tx: Tx, { name, capacity }: Pool): Promise<void> {
    await tx.execute(
      `INSERT INTO queue_pools (name, capacity) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET capacity = excluded.capacity`,
      [name, capacity],
    );
  }

  /** Every sale of a pool that is not over. */
  sales(
    sql: Sql,
  ): Promise<
    { pool: string; performanceId: string; weight: number; share: number | null; inside: number }[]
  > {
    return sql.query(
      `SELECT p.queue ->> 'pool' AS pool, p.id AS "performanceId",
              coalesce((p.queue ->> 'weight')::int, 1) AS weight, q.share,
              (SELECT count(*)::int FROM admissions a WHERE a.performance_id = p.id
                AND a.ended_at IS NULL AND a.expires_at > clock_timestamp()) AS inside
         FROM performances p LEFT JOIN queues q ON q.performance_id = p.id
        WHERE published_at IS NOT NULL AND (queue ->> 'enabled') = 'true' AND p.queue ->> 'pool' IS NOT NULL
          AND off_sale_at > now()
        ORDER BY p.id`,
    );
  }

  async queues(sql: Sql, performanceIds: string[]): Promise<SharedQueue[]> {
    const rows = await sql.query<
      Omit<SharedQueue, 'issued' | 'nowServing'> & Record<'issued' | 'nowServing', string>
    >(
      `SELECT performance_id AS "performanceId", share, issued, now_serving AS "nowServing", memory
         FROM queues WHERE performance_id = ANY($1)`,
      [performanceIds],
    );
    return rows.map(row => ({ ...row, issued: Number(row.issued), nowServing: Number(row.nowServing) }));
  }

  /**
   * Writes shares down, each with a version that only grows.
   * @returns the versions, or undefined when this leader's term is over
   */
  async share(
    tx: Tx,
    term: number,
    shares: ReadonlyMap<string, number>,
  ): Promise<Map<string, number> | undefined> {
    const [leader] = await tx.query('SELECT 1 FROM queue_leadership WHERE term = $1 FOR SHARE', [term]);
    if (leader === undefined) return undefined;
    const rows = await tx.query<{ id: string; version: string }>(
      `UPDATE queues q SET share = s.share, share_version = share_version + 1
         FROM unnest($1::uuid[], $2::int[]) AS s (id, share) WHERE performance_id = s.id
       RETURNING performance_id AS id, share_version AS version`,
      [[...shares.keys()], [...shares.values()]],
    );
    return new Map(rows.map(({ id, version }) => [id, Number(version)]));
  }
}
