import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';

/** Somebody who is told when the turn of an entry comes. */
export interface CallNotice {
  index: number;
  epoch: number;
  recipient: string;
}

/** So many entries one address may be told of in one sale: whoever types more means it badly with its owner. */
const MOST_FOR_AN_ADDRESS = 5;
const COLUMNS = 'n.entry_index AS index, n.epoch, n.recipient';

type Row = Omit<CallNotice, 'index'> & { index: string };

@Injectable()
export class CallNoticesStore {
  /** Asked again, the last address counts. */
  async ask(sql: Sql, performanceId: string, notice: CallNotice, rank: number | null): Promise<void> {
    await sql.execute(
      `INSERT INTO queue_call_notices (performance_id, entry_index, epoch, recipient, rank)
       SELECT $1, $2, $3, $4, $5
        WHERE (SELECT count(*) FROM queue_call_notices WHERE performance_id = $1 AND recipient = $4) < $6
       ON CONFLICT (performance_id, entry_index) DO UPDATE SET recipient = excluded.recipient`,
      [performanceId, notice.index, notice.epoch, notice.recipient, rank, MOST_FOR_AN_ADDRESS],
    );
  }

  async stop(sql: Sql, performanceId: string, index: number): Promise<void> {
    await sql.execute('DELETE FROM queue_call_notices WHERE performance_id = $1 AND entry_index = $2', [
      performanceId,
      index,
    ]);
  }

  /** Nobody is called any more, so nobody is told. */
  async clear(sql: Sql, performanceId: string): Promise<void> {
    await sql.execute('DELETE FROM queue_call_notices WHERE performance_id = $1', [performanceId]);
  }

  /** Performances with somebody to tell. */
  async waiting(sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT performance_id AS id FROM queues q
        WHERE EXISTS (SELECT 1 FROM queue_call_notices n WHERE n.performance_id = q.performance_id)`,
    );
    return rows.map(({ id }) => id);
  }

  /** Entries that were not drawn yet when their owners asked. */
  async unranked(tx: Tx, performanceId: string, most: number): Promise<number[]> {
    const rows = await tx.query<{ index: string }>(
      `SELECT entry_index AS index FROM queue_call_notices WHERE performance_id = $1 AND rank IS NULL
        LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [performanceId, most],
    );
    return rows.map(({ index }) => Number(index));
  }

  async rank(tx: Tx, performanceId: string, indices: number[], ranks: number[]): Promise<void> {
    await tx.execute(
      `UPDATE queue_call_notices n SET rank = drawn.rank
         FROM unnest($2::bigint[], $3::bigint[]) AS drawn (index, rank)
        WHERE n.performance_id = $1 AND n.entry_index = drawn.index`,
      [performanceId, indices, ranks],
    );
  }

  /** Those who are called, taken out: whoever writes their mails does so in the same transaction. */
  async takeCalled(tx: Tx, performanceId: string, upTo: number, most: number): Promise<CallNotice[]> {
    const rows = await tx.query<Row>(
      `DELETE FROM queue_call_notices n USING (
         SELECT entry_index FROM queue_call_notices WHERE performance_id = $1 AND rank <= $2
          ORDER BY rank LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
        WHERE n.performance_id = $1 AND n.entry_index = due.entry_index RETURNING ${COLUMNS}`,
      [performanceId, upTo, most],
    );
    return rows.map(toNotice);
  }

  /** Those whose turn is near and who have not been told so. */
  async takeNear(tx: Tx, performanceId: string, upTo: number, most: number): Promise<CallNotice[]> {
    const rows = await tx.query<Row>(
      `UPDATE queue_call_notices n SET told_at = clock_timestamp() FROM (
         SELECT entry_index FROM queue_call_notices
          WHERE performance_id = $1 AND rank <= $2 AND told_at IS NULL
          ORDER BY rank LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
        WHERE n.performance_id = $1 AND n.entry_index = due.entry_index RETURNING ${COLUMNS}`,
      [performanceId, upTo, most],
    );
    return rows.map(toNotice);
  }
}

function toNotice(row: Row): CallNotice {
  return { ...row, index: Number(row.index) };
}
