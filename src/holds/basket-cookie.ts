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
    const ids = this.with(this.of(request), performanceId);
    if (ids !== undefined) void reply.setCookie(this.name, ids, this.options);
  }

  /** The same as the text of a Set-Cookie header. @returns undefined when the cookie says so already */
  cookieWith(headers: IncomingHttpHeaders, performanceId: string): string | undefined {
    const ids = this.with(this.of({ headers }), performanceId);
    return ids === undefined
      ? undefined
      : stringifySetCookie({ ...this.options, name: this.name, value: ids });
  }

  remove(request: FastifyRequest, reply: FastifyReply, performanceIds: readonly string[]): void {
    const known = this.of(request);
    const left = known.filter(id => !performanceIds.includes(id));
    if (left.length < known.length) void reply.setCookie(this.name, left.join('.'), this.options);
  }

  private with(known: string[], performanceId: string): string | undefined {
    if (known[0] === performanceId) return undefined;
    const others = known.filter(id => id !== performanceId);
    return [performanceId, ...others].slice(0, MAX_PERFORMANCES).join('.');
  }
}

/** Programs send their token in a header and keep their holds themselves; only browsers have a basket. */
export function isBrowser({ authorization }: IncomingHttpHeaders): boolean {
  return authorization === undefined;
}
