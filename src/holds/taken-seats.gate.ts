import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AvailabilityService, seatsTaken } from '../inventory/index.js';
import { PROBLEM_TYPE, problemText } from '../platform/web/problem-details.js';
import type { RouteGate } from '../platform/web/route-gate.js';
import { Shoppers } from '../queue/index.js';
import { isSeatPick } from './holds.forms.js';

/**
 * The way out for nearly everybody in a rush: who asks for seats that this process knows to be taken is told so from
 * memory, before validation, guards and handlers, at about the price of an echo (`npm run bench -- --only hold-taken`).
 * Everybody else goes on, also those whose request or token is not in order, to where that is explained.
 */
@Injectable()
export class TakenSeatsGate implements RouteGate {
  constructor(
    private readonly shoppers: Shoppers,
    private readonly availability: AvailabilityService,
  ) {}

  answers(request: FastifyRequest, reply: FastifyReply): boolean {
    const { body } = request;
    if (!isSeatPick(body)) return false;
    const shopperId = this.shoppers.of(request);
    if (shopperId === undefined) return false;
    const taken = this.availability.knownTaken(body.performanceId, shopperId, body.seatIds);
    if (taken.length === 0) return false;
    void reply
      .code(seatsTaken.status)
      .header('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .send(problemText(seatsTaken, seatsTaken.explanation, request.id, { seatIds: taken }));
    return true;
  }
}
