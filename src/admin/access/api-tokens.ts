import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Database, type Tx } from '../../platform/database/index.js';

export type ApiRole = 'admin' | 'door';

export interface ApiToken {
  name: string;
  role: ApiRole;
}

/** Tokens are stored as hashes only: whoever reads the table cannot use them. */
@Injectable()
export class ApiTokens {
  constructor(private readonly database: Database) {}

  async find(token: string): Promise<ApiToken | undefined> {
    const [found] = await this.database.primary.query<ApiToken>(
      'SELECT name, role FROM api_tokens WHERE token_hash = $1 AND revoked_at IS NULL',
      [hashOf(token)],
    );
    return found;
  }

  /** Makes this the one valid token of that name; another that was valid before no longer is. */
  async set(tx: Tx, name: string, role: ApiRole, token: string): Promise<void> {
    await tx.execute(
      `UPDATE api_tokens SET revoked_at = clock_timestamp()
        WHERE name = $1 AND token_hash <> $2 AND revoked_at IS NULL`,
      [name, hashOf(token)],
    );
    await tx.execute(
      `INSERT INTO api_tokens (id, name, token_hash, role) VALUES ($1, $2, $3, $4)
       ON CONFLICT (token_hash) DO UPDATE SET name = $2, role = $4, revoked_at = NULL`,
      [uuid(), name, hashOf(token), role],
    );
  }
}

/** A token has 128 random bits or more, so a plain hash cannot be searched backwards; a password would need argon2. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
