import { Injectable } from '@nestjs/common';
import { SandboxConnections } from './sandbox-connections.js';

interface Remembered {
  fingerprint: string;
  response: unknown;
}

/**
 * Longer than any request takes that is still worked on. It runs inside of the shop's own process, so whoever worked
 * on an older one has died, and a remote gateway would not have.
 */
const ABANDONED_SECONDS = 5;

/** What the sandbox answered to which idempotency key. */
@Injectable()
export class SandboxKeys {
  constructor(private readonly connections: SandboxConnections) {}

  /** First answer for a key wins; a second request with it gets that answer, or takes over what was never answered. */
  async remember(key: string, fingerprint: string): Promise<Remembered & { isNew: boolean }> {
    const made = await this.connections.pool.query(
      `INSERT INTO sandbox.idempotency_keys AS known (key, fingerprint) VALUES ($1, $2)
       ON CONFLICT (key) DO UPDATE SET created_at = clock_timestamp()
         WHERE known.response IS NULL AND known.fingerprint = EXCLUDED.fingerprint
           AND known.created_at < clock_timestamp() - $3 * interval '1 second'`,
      [key, fingerprint, ABANDONED_SECONDS],
    );
    if (made.rowCount === 1) return { isNew: true, fingerprint, response: null };
    const { rows } = await this.connections.pool.query<Remembered>(
      'SELECT fingerprint, response FROM sandbox.idempotency_keys WHERE key = $1',
      [key],
    );
    // Forgotten between the two statements: its first request failed just now, and it is as good as new.
    const [known] = rows;
    return known === undefined ? this.remember(key, fingerprint) : { isNew: false, ...known };
  }

  async answer(key: string, response: unknown): Promise<void> {
    await this.connections.pool.query('UPDATE sandbox.idempotency_keys SET response = $2 WHERE key = $1', [
      key,
      JSON.stringify(response),
    ]);
  }

  async forget(key: string): Promise<void> {
    await this.connections.pool.query(
      'DELETE FROM sandbox.idempotency_keys WHERE key = $1 AND response IS NULL',
      [key],
    );
  }
}
