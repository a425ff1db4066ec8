import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { Config } from '../../platform/config/config.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';

const PURPOSE = 'shopper';
const LIFETIME_SECONDS = 24 * 60 * 60;
const BEARER = /^Bearer ([\w.-]+)$/;

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

  constructor(
    private readonly tokens: SignedTokens,
    config: Config,
  ) {
    this.isSecure = config.publicUrl.startsWith('https:');
    this.cookieName = this.isSecure ? '__Host-shopper' : 'shopper';
  }

  /** The shopper of a request: by its Authorization header, else by its cookie. */
  of(request: FastifyRequest): string | undefined {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? request.cookies[this.cookieName];
    return token === undefined ? undefined : this.tokens.verify(PURPOSE, token)?.subject;
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
}
