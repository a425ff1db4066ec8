import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AvailabilityService, seatsTaken } from '../inventory/index.js';
import { Config } from '../platform/config/config.js';
import { type EarlyAnswer, EarlyAnswers, type EarlyRefusals } from '../platform/web/early-answers.js';
import { PROBLEM_TYPE, problemText } from '../platform/web/problem-details.js';
import { dataHeaders } from '../platform/web/security-headers.js';
import { Shoppers } from '../queue/index.js';
import { isSeatPick } from './holds.forms.js';

/**
 * The way out for nearly everybody in a rush: who asks for seats that this process knows to be taken is told so from
 * memory, ahead of the router, at about the price of an echo (`npm run bench -- --only hold-taken`). Only a request
 * that is in order in every respect is answered here. These answers do not count for the rate limit: they cost less
 * than its refusal would.
 */
@Injectable()
export class TakenSeats implements EarlyRefusals {
  readonly path = '/api/v1/holds';
  private readonly headers: string[];

  constructor(
    private readonly shoppers: Shoppers,
    private readonly availability: AvailabilityService,
    config: Config,
    answers: EarlyAnswers,
  ) {
    this.headers = [
      ...Object.entries(dataHeaders(config.publicUrl.startsWith('https:'))).flat(),
      ...['cache-control', 'no-store', 'content-type', PROBLEM_TYPE],
    ];
    answers.addRefusals(this);
  }

  refuse({ headers }: IncomingMessage, body: unknown): EarlyAnswer | undefined {
    // A browser that may come from elsewhere is looked at more closely, further in.
    const site = headers['sec-fetch-site'];
    const isOurs = site === undefined ? headers.origin === undefined : site === 'same-origin';
    if (!isOurs || !isSeatPick(body)) return undefined;
    const shopperId = this.shoppers.of({ headers });
    if (shopperId === undefined) return undefined;
    const taken = this.availability.knownTaken(body.performanceId, shopperId, body.seatIds);
    if (taken.length === 0) return undefined;
    const requestId = randomUUID();
    const text = problemText(seatsTaken, seatsTaken.explanation, requestId, { seatIds: taken });
    const length = String(Buffer.byteLength(text));
    return {
      status: seatsTaken.status,
      headers: [...this.headers, 'x-request-id', requestId, 'content-length', length],
      body: text,
    };
  }
}
