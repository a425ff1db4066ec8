import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Database, type Page, pageOf, type PageRequest, type Tx } from '../../platform/database/index.js';
import { conflict, notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';

export type ApiRole = 'admin' | 'door';

export interface ApiToken {
  name: string;
  role: ApiRole;
}

export interface ListedToken extends ApiToken {
  id: string;
  createdAt: Date;
}

const TOKEN_BYTES = 24;
/** Any fixed number: two who take the same name at the same time wait for each other on it. */
const NAMES_LOCK = 727_003;

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

  /** @returns the token itself, which can never be read again. @throws conflict when a valid one has that name */
  async make(
    tx: Tx,
    { id, name, role }: ApiToken & { id: string },
  ): Promise<ListedToken & { token: string }> {
    await tx.execute('SELECT pg_advisory_xact_lock($1)', [NAMES_LOCK]);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const [made] = await tx.query<ListedToken>(
      `INSERT INTO api_tokens (id, name, token_hash, role)
       SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM api_tokens WHERE name = $2 AND revoked_at IS NULL)
       RETURNING id, name, role, created_at AS "createdAt"`,
      [id, name, hashOf(token), role],
    );
    if (made === undefined) {
      throw new DomainError(conflict, { detail: `There is a valid token named ${name} already.` });
    }
    return { ...made, token };
  }

  /** Valid ones, oldest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<ListedToken>> {
    const rows = await this.database.primary.query<ListedToken>(
      `SELECT id, name, role, created_at AS "createdAt" FROM api_tokens
        WHERE revoked_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [cursor ?? null, limit + 1],
    );
    return pageOf(rows, limit, last => last.id);
  }

  /** @throws not-found also for one that is revoked already */
  async revoke(tx: Tx, id: string): Promise<void> {
    const touched = await tx.execute(
      'UPDATE api_tokens SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL',
      [id],
    );
    if (touched === 0) throw new DomainError(notFound, { detail: `There is no valid API token ${id}.` });
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
