import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';

const PURPOSE = 'shopper';
const LIFETIME_SECONDS = 24 * 60 * 60;
const BEARER = 'Bearer ';
/** Shoppers whose token was checked lately; a rush is the same people asking again and again. */
const MAX_REMEMBERED = 20_000;
/** That somebody did something is noted so often and no more. */
export const NOTED_EVERY_SECONDS = 15;

interface Remembered {
  shopperId: string;
  endsAtMs: number;
  notedAtMs: number;
}

export interface ShopperToken {
  shopperId: string;
  token: string;
  expiresAt: Date;
}

/**
 * A shopper is one browser or API client. The token says who, for 24 hours, and nothing is stored about it; what it
 * allows is decided elsewhere.
 */
@Injectable()
export class Shoppers {
  readonly cookieName: string;
  private readonly isSecure: boolean;
  /** Valid tokens only: checking a signature costs a quarter of a refusal (`npm run bench -- --only hold-taken`). */
  private readonly remembered = new Map<string, Remembered>();
  /** Who did something since this was last asked for. */
  private readonly active = new Set<string>();

  constructor(
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.isSecure = config.publicUrl.startsWith('https:');
    this.cookieName = this.isSecure ? '__Host-shopper' : 'shopper';
  }

  /** The shopper of a request: by its Authorization header, else by its cookie. */
  of({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
    const { authorization, cookie = '' } = headers;
    const token = authorization?.startsWith(BEARER)
      ? authorization.slice(BEARER.length)
      : parseCookie(cookie)[this.cookieName];
    return token === undefined ? undefined : this.read(token);
  }

  /** A token for this shopper, or for a new one. */
  issue(shopperId: string = uuid()): ShopperToken {
    return { shopperId, ...this.tokens.issue(PURPOSE, shopperId, LIFETIME_SECONDS) };
  }

  /** Lets the browser carry the token. Lax, so that it comes along on the way back from 3-D Secure. */
  remember(reply: FastifyReply, { token }: ShopperToken): void {
    void reply.setCookie(this.cookieName, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.isSecure,
      maxAge: LIFETIME_SECONDS,
    });
  }

  /** Those who sent a request since this was last asked, each no more than once in `NOTED_EVERY_SECONDS`. */
  takeActive(): string[] {
    const active = [...this.active];
    this.active.clear();
    return active;
  }

  private note(known: Remembered): string {
    const now = this.clock.ms();
    if (now - known.notedAtMs >= NOTED_EVERY_SECONDS * 1_000 && this.active.size < MAX_REMEMBERED) {
      known.notedAtMs = now;
      this.active.add(known.shopperId);
    }
    return known.shopperId;
  }

  private read(token: string): string | undefined {
    const known = this.remembered.get(token);
    if (known !== undefined) return known.endsAtMs > this.clock.ms() ? this.note(known) : undefined;
    const verified = this.tokens.verify(PURPOSE, token);
    if (verified === undefined) return undefined;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const made = { shopperId: verified.subject, endsAtMs: verified.expiresAt.getTime(), notedAtMs: 0 };
    this.remembered.set(token, made);
    return this.note(made);
  }
}
