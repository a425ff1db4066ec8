import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import type { Admin } from '../access/admins.js';

const ID_BYTES = 32;
const ID = /^[\w-]{43}$/;
const CSRF_PURPOSE = 'admin-csrf';
const IDLE = `interval '15 minutes'`;
const ABSOLUTE = `interval '12 hours'`;

/**
 * Sessions of the admin area: 256 random bits in a cookie, their hash in Postgres. Only admin routes ever look at
 * them, so the sale itself does no session work. An id from before the sign-in never becomes a signed-in one.
 */
@Injectable()
export class AdminSessions {
  readonly cookieName: string;
  private readonly isSecure: boolean;

  constructor(
    private readonly database: Database,
    private readonly tokens: SignedTokens,
    config: Config,
  ) {
    this.isSecure = config.publicUrl.startsWith('https:');
    this.cookieName = this.isSecure ? '__Host-admin' : 'admin';
  }

  /** Who is signed in, if anybody; looking makes the idle time begin anew. */
  async admin(request: FastifyRequest): Promise<Admin | undefined> {
    const id = this.idOf(request);
    if (id === undefined) return undefined;
    const [found] = await this.database.primary.query<Admin>(
      `UPDATE admin_sessions s
          SET expires_at = least(clock_timestamp() + ${IDLE}, (s.data ->> 'beganAt')::timestamptz + ${ABSOLUTE})
         FROM admins a
        WHERE s.id_hash = $1 AND s.expires_at > clock_timestamp() AND a.id = (s.data ->> 'adminId')::uuid
        RETURNING a.id, a.email`,
      [hashOf(id)],
    );
    return found;
  }

  /** Signs in: a new id, whatever the browser had before. */
  async begin(request: FastifyRequest, reply: FastifyReply, admin: Admin): Promise<void> {
    await this.forget(request);
    const id = this.give(reply);
    await this.database.run(async tx => {
      await tx.execute('DELETE FROM admin_sessions WHERE expires_at <= clock_timestamp()');
      await tx.execute(
        `INSERT INTO admin_sessions (id_hash, data, expires_at)
         VALUES ($1, jsonb_build_object('adminId', $2::text, 'beganAt', clock_timestamp()),
                 clock_timestamp() + ${IDLE})`,
        [hashOf(id), admin.id],
      );
    });
  }

  /** Signs out on the server too; the browser goes on with another id. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.forget(request);
    this.give(reply);
  }

  /** Proof that a form came from a page that this browser was given; made from its id, so nothing is stored. */
  csrfToken(request: FastifyRequest, reply: FastifyReply): string {
    return this.tokens.derive(CSRF_PURPOSE, this.idOf(request) ?? this.give(reply));
  }

  isCsrfToken(request: FastifyRequest, presented: unknown): boolean {
    const id = this.idOf(request);
    if (id === undefined || typeof presented !== 'string') return false;
    return this.tokens.isDerived(CSRF_PURPOSE, id, presented);
  }

  private async forget(request: FastifyRequest): Promise<void> {
    const id = this.idOf(request);
    if (id === undefined) return;
    await this.database.primary.execute('DELETE FROM admin_sessions WHERE id_hash = $1', [hashOf(id)]);
  }

  private idOf(request: FastifyRequest): string | undefined {
    const id = request.cookies[this.cookieName];
    return id !== undefined && ID.test(id) ? id : undefined;
  }

  /** Without an end of its own: the browser forgets it when it closes, the server decides before that. */
  private give(reply: FastifyReply): string {
    const id = randomBytes(ID_BYTES).toString('base64url');
    void reply.setCookie(this.cookieName, id, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.isSecure,
    });
    return id;
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
