import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalidRequest } from '../platform/general-problems.js';
import { Describe, pageOfItems, refTo } from '../platform/openapi/index.js';
import { DomainError } from '../platform/problem.js';
import { Shoppers } from '../queue/index.js';
import { holdSchema } from './hold.schema.js';
import { type HoldView, toHoldView } from './hold.view.js';
import { HoldsService } from './holds.service.js';

/** What a page asks when it opens: somebody new holds nothing, and that is an answer like any other. */
@Controller('api/v1/holds')
export class OwnHoldsController {
  constructor(
    private readonly holds: HoldsService,
    private readonly shoppers: Shoppers,
  ) {}

  @Get()
  @Describe({
    summary: "The shopper's live hold in a performance, as a list of none or one",
    answers: { 200: pageOfItems(refTo(holdSchema)) },
    query: [{ name: 'performanceId', description: 'The performance to look in.', required: true }],
    refuses: [invalidRequest],
  })
  @Header('cache-control', 'no-store')
  async list(
    @Query('performanceId') performanceId: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ items: HoldView[]; nextCursor: null }> {
    if (typeof performanceId !== 'string') {
      throw new DomainError(invalidRequest, { detail: 'performanceId is needed, once.' });
    }
    const shopperId = this.shoppers.of(request);
    const hold =
      shopperId === undefined ? undefined : await this.holds.findOfShopper(performanceId, shopperId);
    return { items: hold === undefined ? [] : [toHoldView(hold)], nextCursor: null };
  }
}
