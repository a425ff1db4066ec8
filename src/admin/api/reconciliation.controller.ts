import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { AuditorService, type KeptBreak } from '../../payments/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { money } from '../../platform/money/money.js';
import { Describe } from '../../platform/openapi/index.js';
import { Actor } from '../access/api-token.guard.js';
import { bookAuditSchema, breakSchema, page, PAGE_QUERY } from './admin.schemas.js';
import { BreaksQuery, ResolutionForm } from './reconciliation.forms.js';
import { BookKeeping } from '../control/book-keeping.service.js';

/** What the hourly audit of the books has found. */
@Controller('api/v1/admin')
export class AdminReconciliationController {
  constructor(
    private readonly auditor: AuditorService,
    private readonly keeping: BookKeeping,
  ) {}

  @Get('reconciliation-breaks')
  @Describe({
    summary: 'Disagreements of the books that an audit has found, newest first',
    answers: { 200: page(breakSchema) },
    query: [...PAGE_QUERY, { name: 'status', description: '`open` or `resolved`; both when absent.' }],
    refuses: [invalidRequest],
  })
  @Header('cache-control', 'no-store')
  async list(@Query() { status, limit, cursor }: BreaksQuery) {
    const { items, nextCursor } = await this.auditor.list({ status, before: cursor, limit });
    return { items: items.map(toView), nextCursor };
  }

  @Post('reconciliation-breaks/:id/resolution')
  @Describe({
    summary: 'Note that somebody has seen to a disagreement',
    description: 'With the very same figures it is not reported again; with others it is.',
    answers: { 200: breakSchema },
    refuses: [invalidRequest, notFound],
  })
  @HttpCode(200)
  async resolve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ResolutionForm,
    @Actor() actor: string,
  ) {
    return toView(await this.keeping.resolve(actor, id, note));
  }

  @Post('reconciliation-audits')
  @Describe({ summary: 'Compare all books now', answers: { 200: bookAuditSchema } })
  @HttpCode(200)
  async audit(@Actor() actor: string) {
    const { id, beganAt, payments, breaks } = await this.keeping.audit(actor);
    return { id, beganAt: beganAt.toISOString(), payments, breaks };
  }
}

function toView({ failedRefund, ...found }: KeptBreak) {
  const { id, kind, subject, detail, performanceId, paymentId, bookingReference, resolvedBy, note } = found;
  return {
    ...{ id, kind, subject, detail, performanceId, paymentId, bookingReference, resolvedBy, note },
    failedRefund:
      failedRefund === null
        ? null
        : { id: failedRefund.id, amount: money(failedRefund.amountMinor, failedRefund.currency) },
    firstSeenAt: found.firstSeenAt.toISOString(),
    lastSeenAt: found.lastSeenAt.toISOString(),
    resolvedAt: found.resolvedAt?.toISOString() ?? null,
  };
}
