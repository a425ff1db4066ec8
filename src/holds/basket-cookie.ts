import { Injectable } from '@nestjs/common';
import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { Config } from '../platform/config/config.js';

const LIFETIME_SECONDS = 24 * 60 * 60;
const MAX_PERFORMANCES = 10;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * In which performances this browser holds seats, newest first. Holds live per performance and cannot be listed
 * across them, so the browser remembers where to look. It proves nothing: a hold still opens to its shopper only.
 */
@Injectable()
export class BasketCookie {
  private readonly name: string;
  private readonly options: Omit<SetCookie, 'name' | 'value'>;

  constructor(config: Config) {
    const secure = config.publicUrl.startsWith('https:');
    this.name = secure ? '__Host-basket' : 'basket';
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LIFETIME_SECONDS };
  }

  of({ headers }: Pick<FastifyRequest, 'headers'>): string[] {
    const ids = (parseCookie(headers.cookie ?? '')[this.name] ?? '').split('.').filter(id => UUID.test(id));
    return [...new Set(ids)].slice(0, MAX_PERFORMANCES);
  }

  add(request: FastifyRequest, reply: FastifyReply, performanceId: string): void {
    const cookie = this.cookieWith(request.headers, performanceId);
    if (cookie !== undefined) void reply.header('set-cookie', cookie);
  }

  remove(request: FastifyRequest, reply: FastifyReply, performanceIds: readonly string[]): void {
    const known = this.of(request);
    const left = known.filter(id => !performanceIds.includes(id));
    if (left.length < known.length) void reply.header('set-cookie', this.cookie(left));
  }

  /** As a Set-Cookie header says it. @returns undefined when the browser's cookie begins with it already */
  cookieWith(headers: IncomingHttpHeaders, performanceId: string): string | undefined {
    const known = this.of({ headers });
    if (known[0] === performanceId) return undefined;
    return this.cookie([performanceId, ...known.filter(id => id !== performanceId)]);
  }

  private cookie(performanceIds: readonly string[]): string {
    const value = performanceIds.slice(0, MAX_PERFORMANCES).join('.');
    return stringifySetCookie({ ...this.options, name: this.name, value });
  }
}

/** Programs send their token in a header and keep their holds themselves; only browsers have a basket. */
export function isBrowser({ authorization }: IncomingHttpHeaders): boolean {
  return authorization === undefined;
}
