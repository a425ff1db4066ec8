import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/index.js';
import { nodeCrypto } from '../draw/node-crypto.js';
import { type Announcement, keyOf } from '../randomness/announcement.rules.js';
import type { Queue } from './queue.js';

/** Numbers that Postgres keeps in 64 bits come as text. */
type Row = Omit<
  Queue,
  'drawSize' | 'issued' | 'nowServing' | 'ceiling' | 'shareVersion' | 'announcement' | 'drawKey'
> & {
  drawSize: string | null;
  issued: string;
  nowServing: string;
  ceiling: string;
  shareVersion: string;
  /** Null, with all that follow, where none was announced. */
  source: string | null;
  announcedAt: Date;
  value: string | null;
  publishedAt: Date;
  root: Buffer;
  abandonedBecause: string | null;
  settledAt: Date | null;
};

const SELECT = `
  SELECT performance_id AS "performanceId", seed, commitment, draw_size AS "drawSize", frozen_at AS "frozenAt",
         issued, now_serving AS "nowServing", memory, calls_paused AS "callsPaused",
         claims_paused AS "claimsPaused", share, share_version AS "shareVersion", is_draining AS "isDraining", message, epoch, ceiling, epochs,
         void_ranges AS "voidRanges", source, announced_at AS "announcedAt", value, published_at AS "publishedAt",
         root, abandoned_because AS "abandonedBecause", settled_at AS "settledAt"
    FROM queues q JOIN queue_counters c USING (performance_id)
    LEFT JOIN queue_announcements a USING (performance_id)`;

/** Rows of queues and of their counters. */
@Injectable()
export class QueuesStore {
  /** Makes the queue of a performance, unless there is one. */
  async ensure(sql: Sql, performanceId: string, seed: Buffer, commitment: string): Promise<void> {
    await sql.execute(
      `WITH made AS (
         INSERT INTO queues (performance_id, seed, commitment) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING performance_id)
       INSERT INTO queue_counters (performance_id) SELECT performance_id FROM made`,
      [performanceId, seed, commitment],
    );
  }

  async find(sql: Sql, performanceId: string): Promise<Queue | undefined> {
    const [row] = await sql.query<Row>(`${SELECT} WHERE performance_id = $1`, [performanceId]);
    return row === undefined ? undefined : toQueue(row);
  }

  /** Published performances with a queue whose sale is not over for longer than this. */
  async running(sql: Sql, endedSeconds: number): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM performances
        WHERE published_at IS NOT NULL AND (queue ->> 'enabled') = 'true'
          AND off_sale_at > now() - $1 * interval '1 second'
        ORDER BY off_sale_at, id`,
      [endedSeconds],
    );
    return rows.map(({ id }) => id);
  }

  /** The draw is closed over this many entries, once and for all. @returns the size that counts */
  async freeze(sql: Sql, performanceId: string, drawSize: number): Promise<number> {
    await sql.execute(
      `UPDATE queues SET draw_size = $2, frozen_at = now(), issued = greatest(issued, $2)
        WHERE performance_id = $1 AND draw_size IS NULL`,
      [performanceId, drawSize],
    );
    const [row] = await sql.query<{ size: string }>(
      'SELECT draw_size AS size FROM queues WHERE performance_id = $1',
      [performanceId],
    );
    return Number(row?.size ?? drawSize);
  }

  /** Lets indices be given out up to `ceiling`. @returns the ceiling that counts */
  async raise(sql: Sql, performanceId: string, ceiling: number): Promise<number> {
    const [row] = await sql.query<{ ceiling: string }>(
      `UPDATE queue_counters SET ceiling = greatest(ceiling, $2) WHERE performance_id = $1 RETURNING ceiling`,
      [performanceId, ceiling],
    );
    return Number(row?.ceiling ?? ceiling);
  }

  /**
   * Redis has lost the counter: everything up to the ceiling may be given out, so counting goes on behind it, in a new
   * epoch. What is not known to be given out becomes a void range. A counter that never counted begins anew.
   * @param seen the counter as it was before Redis was found to have lost it
   * @returns false when another process has begun an epoch, or raised the ceiling, since then, or is just about to tell
   *   Redis of the one that it has begun
   */
  async beginEpoch(
    sql: Sql,
    seen: Pick<Queue, 'performanceId' | 'epoch' | 'ceiling'>,
    ceiling: number,
  ): Promise<boolean> {
    const touched = await sql.execute(
      `WITH known AS (
         SELECT c.performance_id, c.ceiling = 0 AS is_new,
                greatest(q.issued, (c.epochs -> -1 ->> 'fromIndex')::bigint - 1) AS given
           FROM queue_counters c JOIN queues q USING (performance_id)
          WHERE c.performance_id = $1 AND c.epoch = $3 AND c.ceiling = $4
            AND c.begun_at < clock_timestamp() - interval '500 milliseconds' FOR UPDATE OF c)
       UPDATE queue_counters c SET
         epoch = c.epoch + CASE WHEN is_new THEN 0 ELSE 1 END,
         epochs = CASE WHEN is_new THEN c.epochs
           ELSE c.epochs || jsonb_build_object('epoch', c.epoch + 1, 'fromIndex', c.ceiling + 1,
             'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) END,
         void_ranges = CASE WHEN given >= c.ceiling THEN c.void_ranges
           ELSE c.void_ranges || jsonb_build_array(jsonb_build_array(given + 1, c.ceiling)) END,
         ceiling = $2, begun_at = clock_timestamp()
       FROM known WHERE known.performance_id = c.performance_id`,
      [seen.performanceId, ceiling, seen.epoch, seen.ceiling],
    );
    return touched > 0;
  }
}

function toQueue({
  source,
  announcedAt,
  value,
  publishedAt,
  root,
  abandonedBecause,
  settledAt,
  ...row
}: Row): Queue {
  const announcement: Announcement | null =
    source === null
      ? null
      : {
          ...{ source, announcedAt, abandonedBecause, settledAt },
          value: value === null ? null : { text: value, publishedAt, root },
        };
  const drawSize = row.drawSize === null ? null : Number(row.drawSize);
  return {
    ...row,
    ...{ drawSize, announcement },
    drawKey: drawSize === null ? null : keyOf({ seed: row.seed, announcement, drawSize }, nodeCrypto),
    issued: Number(row.issued),
    nowServing: Number(row.nowServing),
    ceiling: Number(row.ceiling),
    shareVersion: Number(row.shareVersion),
  };
}
