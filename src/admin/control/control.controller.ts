import { Controller, Get, Header, Param } from '@nestjs/common';
import { ReconciliationService } from '../../payments/index.js';
import { LiveFiguresService } from './live-figures.service.js';
import { Describe } from '../../platform/openapi/index.js';
import { notFound } from '../../platform/general-problems.js';

import { disagreementSchema, liveSchema, page } from '../api/admin.schemas.js';
@Controller('api/v1/admin/performances/:id')
export class AdminControlController {
  constructor(
    private readonly figures: LiveFiguresService,
    private readonly books: ReconciliationService,
  ) {}

  @Get('live')
  @Describe({ summary: 'How the sale goes right now', answers: { 200: liveSchema }, refuses: [notFound] })
  @Header('cache-control', 'no-store')
  live(@Param('id') id: string) {
    return this.figures.of(id);
  }

  @Get('reconciliation')
  @Describe({
    summary: 'Every disagreement between seats, bookings, payments and the provider',
    answers: { 200: page(disagreementSchema) },
    refuses: [notFound],
  })
  @Header('cache-control', 'no-store')
  async reconciliation(@Param('id') id: string) {
    return { items: await this.books.breaks(id), nextCursor: null };
  }
}
