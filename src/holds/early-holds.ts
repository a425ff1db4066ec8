import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { AvailabilityService, seatsTaken } from '../inventory/index.js';
import {
  type EarlyAnswer,
  EarlyAnswers,
  type EarlyHandler,
  EarlyJson,
  isFromHere,
  RequestCounts,
} from '../platform/web/early/index.js';
import { Shoppers } from '../queue/index.js';
import { BasketCookie, isBrowser } from './basket-cookie.js';
import { toHoldView } from './hold.view.js';
import { isSeatPick } from './holds.forms.js';
import { HoldsService } from './holds.service.js';

/**
 * What a rush sends, answered ahead of the router: holds of seats picked by name. Who asks for seats that this process
 * knows to be taken is told so from memory, for less than two echoes, and who may have them gets them by the same
 * `HoldsService` as everybody else (`npm run bench -- --only hold-taken,hold-free`). Only a request that is in order
 * in every respect is answered here; all others are explained by the controller. Refusals from memory do not count for
 * the rate limit: they cost less than its refusal would.
 */
@Injectable()
export class EarlyHolds implements EarlyHandler {
  readonly route = '/api/v1/holds';

  constructor(
    private readonly shoppers: Shoppers,
    private readonly availability: AvailabilityService,
    private readonly holds: HoldsService,
    private readonly basket: BasketCookie,
    private readonly counts: RequestCounts,
    private readonly json: EarlyJson,
    answers: EarlyAnswers,
  ) {
    answers.addHandler(this);
  }

  handles(path: string): boolean {
    return path === this.route;
  }

  answer(request: IncomingMessage, body: unknown): EarlyAnswer | Promise<EarlyAnswer> | undefined {
    if (!isFromHere(request.headers) || !isSeatPick(body)) return undefined;
    const shopperId = this.shoppers.of(request);
    if (shopperId === undefined) return undefined;
    const taken = this.availability.knownTaken(body.performanceId, shopperId, body.seatIds);
    // Whoever could not have them anyway is told so first, as the controller does.
    if (taken.length > 0 && this.holds.isOpenFor(body.performanceId, shopperId, body.seatIds.length)) {
      return this.json.refusal(seatsTaken, seatsTaken.explanation, randomUUID(), { seatIds: taken });
    }
    if (!this.counts.admits(request.socket)) return undefined;
    return this.place(request.headers, shopperId, body);
  }

  private async place(
    headers: IncomingHttpHeaders,
    shopperId: string,
    { performanceId, seatIds }: { performanceId: string; seatIds: string[] },
  ): Promise<EarlyAnswer> {
    const requestId = randomUUID();
    try {
      const hold = await this.holds.place(performanceId, shopperId, { seatIds });
      const answer = this.json.answer(201, requestId, toHoldView(hold));
      const cookie = isBrowser(headers) ? this.basket.cookieWith(headers, performanceId) : undefined;
      return cookie === undefined
        ? answer
        : { ...answer, headers: [...answer.headers, 'set-cookie', cookie] };
    } catch (error) {
      return this.json.thrown(error, requestId, `POST ${this.route}`);
    }
  }
}
