import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
  private readonly isSecure: boolean;

  constructor(config: Config) {
    this.isSecure = config.publicUrl.startsWith('https:');
    this.name = this.isSecure ? '__Host-basket' : 'basket';
  }

  of(request: FastifyRequest): string[] {
    const ids = (request.cookies[this.name] ?? '').split('.').filter(id => UUID.test(id));
    return [...new Set(ids)].slice(0, MAX_PERFORMANCES);
  }

  add(request: FastifyRequest, reply: FastifyReply, performanceId: string): void {
    const known = this.of(request);
    if (known[0] === performanceId) return;
    this.write(reply, [performanceId, ...known.filter(id => id !== performanceId)]);
  }

  remove(request: FastifyRequest, reply: FastifyReply, performanceIds: readonly string[]): void {
    const known = this.of(request);
    const left = known.filter(id => !performanceIds.includes(id));
    if (left.length < known.length) this.write(reply, left);
  }

  private write(reply: FastifyReply, performanceIds: string[]): void {
    void reply.setCookie(this.name, performanceIds.slice(0, MAX_PERFORMANCES).join('.'), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.isSecure,
      maxAge: LIFETIME_SECONDS,
    });
  }
}
