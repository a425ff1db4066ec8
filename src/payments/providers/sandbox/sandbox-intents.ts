import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { invariant } from '../../../platform/assert.js';
import { SandboxConnections } from './sandbox-connections.js';

export interface SandboxIntent {
  id: string;
  status: string;
  amount: number;
  currency: string;
  authorized: number;
  captured: number;
  refunded: number;
  declines: number;
  paymentMethod: string | null;
  returnUrl: string | null;
  metadata: { paymentId?: string; holdId?: string };
}

export type IntentChange = Partial<
  Pick<
    SandboxIntent,
    'status' | 'authorized' | 'captured' | 'refunded' | 'declines' | 'paymentMethod' | 'returnUrl'
  >
>;

const COLUMNS = `id, status, amount::float8 AS amount, currency, authorized::float8 AS authorized,
  captured::float8 AS captured, refunded::float8 AS refunded, declines, payment_method AS "paymentMethod",
  return_url AS "returnUrl", metadata`;
const SETTABLE: Record<keyof IntentChange, string> = {
  status: 'status',
  authorized: 'authorized',
  captured: 'captured',
  refunded: 'refunded',
  declines: 'declines',
  paymentMethod: 'payment_method',
  returnUrl: 'return_url',
};

/** The sandbox's books of intents, and the word that it owes about each change. */
@Injectable()
export class SandboxIntents {
  private readonly pool: pg.Pool;

  constructor(connections: SandboxConnections) {
    this.pool = connections.pool;
  }

  async insert(intent: Pick<SandboxIntent, 'amount' | 'currency' | 'metadata'>): Promise<SandboxIntent> {
    const { rows } = await this.pool.query<SandboxIntent>(
      `INSERT INTO sandbox.intents (id, status, amount, currency, metadata)
       VALUES ($1, 'requires_payment_method', $2, $3, $4) RETURNING ${COLUMNS}`,
      [`pi_${randomBytes(12).toString('hex')}`, intent.amount, intent.currency, intent.metadata],
    );
    return one(rows);
  }

  async find(id: string): Promise<SandboxIntent | undefined> {
    return (
      await this.pool.query<SandboxIntent>(`SELECT ${COLUMNS} FROM sandbox.intents WHERE id = $1`, [id])
    ).rows[0];
  }

  async list(where: {
    holdId?: string | undefined;
    paymentIds?: string[] | undefined;
    from?: Date | undefined;
    to?: Date | undefined;
    /** Id of the last one already seen; oldest come first. */
    after?: string | undefined;
    limit?: number | undefined;
  }): Promise<SandboxIntent[]> {
    const { rows } = await this.pool.query<SandboxIntent>(
      `SELECT ${COLUMNS} FROM sandbox.intents
        WHERE ($1::text IS NULL OR metadata ->> 'holdId' = $1)
          AND ($2::text[] IS NULL OR metadata ->> 'paymentId' = ANY($2))
          AND ($3::text IS NULL OR (created_at, id) > (SELECT created_at, id FROM sandbox.intents WHERE id = $3))
          AND ($5::timestamptz IS NULL OR created_at >= $5) AND ($6::timestamptz IS NULL OR created_at < $6)
        ORDER BY created_at, id LIMIT $4`,
      [
        ...[where.holdId ?? null, where.paymentIds ?? null, where.after ?? null, where.limit ?? null],
        ...[where.from ?? null, where.to ?? null],
      ],
    );
    return rows;
  }

  /** Changes an intent and notes a webhook about it, if it is in one of `from`. @returns undefined if it is not */
  async change(
    id: string,
    from: string[],
    change: IntentChange,
    event: { type: string; delayMs?: number | undefined },
  ): Promise<SandboxIntent | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const parameters: unknown[] = [id, from];
      const sets = Object.entries(change).map(([name, value]) => {
        parameters.push(value);
        return `${SETTABLE[name as keyof IntentChange]} = $${parameters.length}`;
      });
      const { rows } = await client.query<SandboxIntent>(
        `UPDATE sandbox.intents SET ${sets.join(', ')} WHERE id = $1 AND status = ANY($2) RETURNING ${COLUMNS}`,
        parameters,
      );
      if (rows.length > 0) {
        await client.query(
          `INSERT INTO sandbox.webhooks (id, type, intent_id, available_at)
           VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')`,
          [`evt_${randomBytes(12).toString('hex')}`, event.type, id, event.delayMs ?? 0],
        );
      }
      await client.query('COMMIT');
      return rows[0];
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async dueWebhooks(limit: number): Promise<{ id: string; type: string; intentId: string }[]> {
    const { rows } = await this.pool.query<{ id: string; type: string; intentId: string }>(
      `UPDATE sandbox.webhooks SET attempts = attempts + 1,
              available_at = clock_timestamp() + least(power(2, attempts), 300) * interval '1 second'
        WHERE id IN (SELECT id FROM sandbox.webhooks WHERE available_at <= clock_timestamp()
                      ORDER BY available_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, type, intent_id AS "intentId"`,
      [limit],
    );
    return rows;
  }

  async webhookDelivered(id: string): Promise<void> {
    await this.pool.query('DELETE FROM sandbox.webhooks WHERE id = $1', [id]);
  }
}

function one<T>(rows: T[]): T {
  const row = rows[0];
  invariant(row !== undefined, 'the statement returns a row');
  return row;
}
