import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalidRequest, unauthorized } from '../platform/general-problems.js';
import { Describe, pageOfItems, refTo } from '../platform/openapi/index.js';
import { DomainError } from '../platform/problem.js';
import { Shoppers } from '../queue/index.js';
import { holdSchema } from './hold.schema.js';
import { type HoldView, toHoldView } from './hold.view.js';
import { HoldsService } from './holds.service.js';

@Controller('api/v1/holds')
export class OwnHoldsController {
  constructor(
    private readonly holds: HoldsService,
    private readonly shoppers: Shoppers,
  ) {}

  /**
   * The live hold that this shopper has in a performance, as a list of none or one. The seat map asks on behalf of
   * every visitor: a browser that is no shopper yet holds nothing, and that is no error.
   */
  @Get()
  @Describe({
    summary: "The shopper's live hold in a performance, as a list",
    answers: { 200: pageOfItems(refTo(holdSchema)) },
    query: [{ name: 'performanceId', description: 'The performance to look in.', required: true }],
    refuses: [invalidRequest, unauthorized],
  })
  @Header('cache-control', 'no-store')
  async list(
    @Query('performanceId') performanceId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: HoldView[]; nextCursor: null }> {
    if (typeof performanceId !== 'string') {
      throw new DomainError(invalidRequest, { detail: 'performanceId is needed.' });
    }
    const shopperId = this.shoppers.of(request);
    if (shopperId === undefined && request.headers.authorization !== undefined) {
      throw new DomainError(unauthorized);
    }
    const hold =
      shopperId === undefined ? undefined : await this.holds.findOfShopper(performanceId, shopperId);
    return { items: hold === undefined ? [] : [toHoldView(hold)], nextCursor: null };
  }
}
