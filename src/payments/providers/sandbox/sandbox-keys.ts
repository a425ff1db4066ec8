import { Injectable } from '@nestjs/common';
import { SandboxConnections } from './sandbox-connections.js';

interface Remembered {
  fingerprint: string;
  response: unknown;
}

/** What the sandbox answered to which idempotency key. */
@Injectable()
export class SandboxKeys {
  constructor(private readonly connections: SandboxConnections) {}

  /** First answer for a key wins; a second request with it gets that answer. */
  async remember(key: string, fingerprint: string): Promise<Remembered & { isNew: boolean }> {
    const made = await this.connections.pool.query(
      'INSERT INTO sandbox.idempotency_keys (key, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [key, fingerprint],
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
