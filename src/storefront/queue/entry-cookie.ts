import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.js';

/** Longer than any queue lasts; the entry itself says how long it is good for. */
const LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/** A browser's place in a queue: one cookie a performance, so that reloading or another tab is the same place. */
@Injectable()
export class EntryCookie {
  private readonly isSecure: boolean;

  constructor(config: Config) {
    this.isSecure = config.publicUrl.startsWith('https:');
  }

  of({ cookies }: FastifyRequest, performanceId: string): string | undefined {
    return cookies[this.nameOf(performanceId)];
  }

  keep(reply: FastifyReply, performanceId: string, entry: string): void {
    void reply.setCookie(this.nameOf(performanceId), entry, { ...this.options(), maxAge: LIFETIME_SECONDS });
  }

  forget(reply: FastifyReply, performanceId: string): void {
    void reply.clearCookie(this.nameOf(performanceId), this.options());
    this.keepAskedForMail(reply, performanceId, false);
  }

  /** What the first visit gave, where one has to come back with it. */
  arrivalOf({ cookies }: FastifyRequest, performanceId: string): string | undefined {
    return cookies[this.nameOf(performanceId, 'arrival')];
  }

  keepArrival(reply: FastifyReply, performanceId: string, arrival: string): void {
    void reply.setCookie(this.nameOf(performanceId, 'arrival'), arrival, this.options());
  }

  /** Whether this browser has asked for a mail when the turn comes; the page shows it without asking anybody. */
  hasAskedForMail({ cookies }: FastifyRequest, performanceId: string): boolean {
    return cookies[this.nameOf(performanceId, 'mail')] !== undefined;
  }

  keepAskedForMail(reply: FastifyReply, performanceId: string, hasAsked: boolean): void {
    const name = this.nameOf(performanceId, 'mail');
    if (hasAsked) void reply.setCookie(name, '1', { ...this.options(), maxAge: LIFETIME_SECONDS });
    else void reply.clearCookie(name, this.options());
  }

  private nameOf(performanceId: string, what: 'place' | 'arrival' | 'mail' = 'place'): string {
    return `${this.isSecure ? '__Host-' : ''}${what}-${performanceId}`;
  }

  private options() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure } as const;
  }
}
