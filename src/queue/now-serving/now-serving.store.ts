import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';
import type { QueueMemory } from '../queues/queue.js';

/** Where a queue has come to. */
export interface QueueStep {
  performanceId: string;
  nowServing: number;
  issued: number;
  memory: QueueMemory;
}

/** Who leads, and what the leader has published. */
@Injectable()
export class NowServingStore {
  /** A new leader's term: whatever an earlier one still writes is refused from here on. */
  async newTerm(sql: Sql): Promise<number> {
    const [row] = await sql.query<{ term: string }>(
      'UPDATE queue_leadership SET term = term + 1 RETURNING term',
    );
    return Number(row?.term);
  }

  /** @returns the number of the next document, or undefined when this term is over */
  async nextSeq(tx: Tx, term: number): Promise<number | undefined> {
    const [row] = await tx.query<{ seq: string }>(
      'UPDATE queue_leadership SET seq = seq + 1 WHERE term = $1 RETURNING seq',
      [term],
    );
    return row === undefined ? undefined : Number(row.seq);
  }

  async move(tx: Tx, { performanceId, nowServing, issued, memory }: QueueStep): Promise<void> {
    await tx.execute(
      `UPDATE queues SET now_serving = greatest(now_serving, $2), issued = greatest(issued, $3), memory = $4
        WHERE performance_id = $1`,
      [performanceId, nowServing, issued, JSON.stringify(memory)],
    );
  }

  async publish(tx: Tx, document: string): Promise<void> {
    await tx.execute('UPDATE queue_leadership SET document = $1', [document]);
  }

  /** The published document, if it is newer than `seq`. */
  async newerThan(sql: Sql, seq: number): Promise<string | undefined> {
    const [row] = await sql.query<{ document: string }>(
      `SELECT document FROM queue_leadership WHERE seq > $1 AND document <> ''`,
      [seq],
    );
    return row?.document;
  }
}
