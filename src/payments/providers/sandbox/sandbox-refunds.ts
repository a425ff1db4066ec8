import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { SandboxConnections } from './sandbox-connections.js';

export interface SandboxRefund {
  id: string;
  amount: number;
  status: 'pending' | 'succeeded' | 'failed';
  /** The shop's own id of it; null for one that was made here by hand. */
  refundId: string | null;
}

const ID_LENGTH = 24;
const REFUND_COLUMNS = `id, amount::float8 AS amount, status, refund_id AS "refundId"`;

@Injectable()
export class SandboxRefunds {
  constructor(private readonly connections: SandboxConnections) {}

  /**
   * Once for its key, however often it is tried.
   * @returns undefined when the intent has less than that left
   */
  async add(
    intentId: string,
    amount: number,
    refundId: string | null,
    key: string,
  ): Promise<SandboxRefund | undefined> {
    const id = `re_${createHash('sha256').update(key).digest('hex').slice(0, ID_LENGTH)}`;
    const { rows } = await this.connections.pool.query<SandboxRefund>(
      `WITH paid AS (UPDATE sandbox.intents SET refunded = refunded + $2
                      WHERE id = $1 AND status = 'succeeded' AND refunded + $2 <= captured
                        AND NOT EXISTS (SELECT 1 FROM sandbox.refunds WHERE id = $3) RETURNING id)
       INSERT INTO sandbox.refunds (id, intent_id, amount, refund_id) SELECT $3, id, $2, $4 FROM paid
       RETURNING ${REFUND_COLUMNS}`,
      [intentId, amount, id, refundId],
    );
    return rows[0] ?? (await this.find(id));
  }

  private async find(id: string): Promise<SandboxRefund | undefined> {
    const { rows } = await this.connections.pool.query<SandboxRefund>(
      `SELECT ${REFUND_COLUMNS} FROM sandbox.refunds WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  async of(intentId: string): Promise<SandboxRefund[]> {
    const { rows } = await this.connections.pool.query<SandboxRefund>(
      `SELECT ${REFUND_COLUMNS} FROM sandbox.refunds WHERE intent_id = $1 ORDER BY created_at, id`,
      [intentId],
    );
    return rows;
  }
}
