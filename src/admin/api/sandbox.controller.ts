import { Controller, Get, Header, Query, UseGuards } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { onlyWith, SandboxIntents } from '../../payments/index.js';
import { ChargesQuery } from './bookings.forms.js';
import { pageOf } from '../../platform/database/index.js';
import { notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';

import { chargeSchema, page as pageSchema, PAGE_QUERY } from './admin.schemas.js';
@Controller('api/v1/admin/sandbox/charges')
@UseGuards(onlyWith('sandbox'))
export class AdminSandboxController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly intents: SandboxIntents,
  ) {}

  /** Every intent of the sandbox, as its own books have it. */
  @Get()
  @Describe({
    summary: 'Every intent of the sandbox',
    answers: { 200: pageSchema(chargeSchema) },
    refuses: [notFound],
    query: [
      ...PAGE_QUERY,
      { name: 'holdId', description: 'Only for this hold.' },
      { name: 'bookingReference', description: 'Only for this booking.' },
    ],
  })
  @Header('cache-control', 'no-store')
  async list(@Query() { holdId, bookingReference, limit, cursor }: ChargesQuery) {
    const paymentIds =
      bookingReference === undefined
        ? undefined
        : [(await this.bookings.byReference(bookingReference)).paymentId];
    const more = limit === undefined ? undefined : limit + 1;
    const intents = await this.intents.list({ holdId, paymentIds, after: cursor, limit: more });
    const page = pageOf(intents, limit ?? intents.length, last => last.id);
    const items = page.items.map(({ id, status, authorized, captured, refunded, currency, metadata }) => ({
      ...{ id, status, authorized, captured, refunded, currency },
      metadata: { paymentId: metadata.paymentId, holdId: metadata.holdId },
    }));
    return { items, nextCursor: page.nextCursor };
  }
}
