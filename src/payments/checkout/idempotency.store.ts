import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';

export interface StoredAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface KeyState {
  fingerprint: string;
  paymentId: string | null;
  attemptNo: number | null;
  isLocked: boolean;
  status: number | null;
  response: Record<string, unknown> | null;
}

/**
 * A request that dies without a word gives its key free after this time. It saves work only: of two requests that
 * go on with one attempt, the payment itself lets one confirm.
 */
const LOCK_SECONDS = 10;

/** Keys by owner and key, so that one fan's key never shows another fan's answer. */
@Injectable()
export class IdempotencyStore {
  /** Makes the key and locks it. @returns false when it is there already */
  async insert(sql: Sql, owner: string, key: string, fingerprint: string): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO idempotency_keys (owner, key, fingerprint, locked_until)
       VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 second')
       ON CONFLICT DO NOTHING RETURNING key`,
      [owner, key, fingerprint, LOCK_SECONDS],
    );
    return rows.length === 1;
  }

  async read(tx: Tx, owner: string, key: string): Promise<KeyState | undefined> {
    const [row] = await tx.query<KeyState>(
      `SELECT fingerprint, payment_id AS "paymentId", attempt_no AS "attemptNo", status, response,
              coalesce(locked_until > clock_timestamp(), false) AS "isLocked"
         FROM idempotency_keys WHERE owner = $1 AND key = $2 FOR UPDATE`,
      [owner, key],
    );
    return row;
  }

  async lock(tx: Tx, owner: string, key: string): Promise<void> {
    await tx.execute(
      `UPDATE idempotency_keys SET locked_until = clock_timestamp() + $3 * interval '1 second'
        WHERE owner = $1 AND key = $2`,
      [owner, key, LOCK_SECONDS],
    );
  }

  /** Says which attempt of which payment the key stands for. */
  async attach(
    sql: Sql,
    key: { owner: string; key: string },
    paymentId: string,
    attemptNo: number,
  ): Promise<void> {
    await sql.execute(
      'UPDATE idempotency_keys SET payment_id = $3, attempt_no = $4 WHERE owner = $1 AND key = $2',
      [key.owner, key.key, paymentId, attemptNo],
    );
  }

  async unlock(sql: Sql, owner: string, key: string): Promise<void> {
    await sql.execute('UPDATE idempotency_keys SET locked_until = NULL WHERE owner = $1 AND key = $2', [
      owner,
      key,
    ]);
  }

  async finish(sql: Sql, owner: string, key: string, answer: StoredAnswer): Promise<void> {
    await sql.execute(
      `UPDATE idempotency_keys SET locked_until = NULL, status = $3, response = $4 WHERE owner = $1 AND key = $2`,
      [owner, key, answer.status, JSON.stringify(answer.body)],
    );
  }

  /** @returns how many keys were older than that */
  deleteOlderThan(sql: Sql, hours: number): Promise<number> {
    return sql.execute(
      `DELETE FROM idempotency_keys WHERE created_at < clock_timestamp() - $1 * interval '1 hour'`,
      [hours],
    );
  }
}
