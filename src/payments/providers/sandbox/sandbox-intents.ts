import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { invariant } from '../../../platform/assert.js';
import { Config } from '../../../platform/config/config.js';

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

const POOL_SIZE = 4;
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

/** The sandbox's own books, over its own connections: nothing of ours shares a transaction with them. */
@Injectable()
export class SandboxIntents implements OnApplicationShutdown {
  private readonly logger = new Logger(SandboxIntents.name);
  private readonly pool: pg.Pool;

  constructor(config: Config) {
    invariant(config.databaseUrl !== undefined, 'the database address is known before the app starts');
    this.pool = new pg.Pool({
      connectionString: config.databaseUrl,
      max: POOL_SIZE,
      application_name: 'sandbox',
    });
    // A connection that breaks, idle or in use, must not take the process along: its statement fails by itself.
    const note = (error: Error): void => this.logger.warn(`A connection broke: ${error.message}`);
    this.pool.on('error', note);
    this.pool.on('connect', client => client.on('error', note));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
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
    /** Id of the last one already seen; oldest come first. */
    after?: string | undefined;
    limit?: number | undefined;
  }): Promise<SandboxIntent[]> {
    const { rows } = await this.pool.query<SandboxIntent>(
      `SELECT ${COLUMNS} FROM sandbox.intents
        WHERE ($1::text IS NULL OR metadata ->> 'holdId' = $1)
          AND ($2::text[] IS NULL OR metadata ->> 'paymentId' = ANY($2))
          AND ($3::text IS NULL OR (created_at, id) > (SELECT created_at, id FROM sandbox.intents WHERE id = $3))
        ORDER BY created_at, id LIMIT $4`,
      [where.holdId ?? null, where.paymentIds ?? null, where.after ?? null, where.limit ?? null],
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

  async addRefund(id: string, amount: number): Promise<string | undefined> {
    const refundId = `re_${randomBytes(12).toString('hex')}`;
    const { rowCount } = await this.pool.query(
      `WITH paid AS (UPDATE sandbox.intents SET refunded = refunded + $2
                      WHERE id = $1 AND status = 'succeeded' AND refunded + $2 <= captured RETURNING id)
       INSERT INTO sandbox.refunds (id, intent_id, amount) SELECT $3, id, $2 FROM paid`,
      [id, amount, refundId],
    );
    return rowCount === 1 ? refundId : undefined;
  }

  /** First answer for a key wins; a second request with it gets that answer. */
  async remember(
    key: string,
    fingerprint: string,
  ): Promise<{ isNew: boolean; fingerprint: string; response: unknown }> {
    const made = await this.pool.query(
      'INSERT INTO sandbox.idempotency_keys (key, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [key, fingerprint],
    );
    if (made.rowCount === 1) return { isNew: true, fingerprint, response: null };
    const { rows } = await this.pool.query<{ fingerprint: string; response: unknown }>(
      'SELECT fingerprint, response FROM sandbox.idempotency_keys WHERE key = $1',
      [key],
    );
    return { isNew: false, ...one(rows) };
  }

  async answer(key: string, response: unknown): Promise<void> {
    await this.pool.query('UPDATE sandbox.idempotency_keys SET response = $2 WHERE key = $1', [
      key,
      JSON.stringify(response),
    ]);
  }

  async forget(key: string): Promise<void> {
    await this.pool.query('DELETE FROM sandbox.idempotency_keys WHERE key = $1 AND response IS NULL', [key]);
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
