import { Controller, Get, Header, Param } from '@nestjs/common';
import { ReconciliationService } from '../../payments/index.js';
import { LiveFiguresService } from './live-figures.service.js';

@Controller('api/v1/admin/performances/:id')
export class AdminControlController {
  constructor(
    private readonly figures: LiveFiguresService,
    private readonly books: ReconciliationService,
  ) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  live(@Param('id') id: string) {
    return this.figures.of(id);
  }

  @Get('reconciliation')
  @Header('cache-control', 'no-store')
  async reconciliation(@Param('id') id: string) {
    return { items: await this.books.breaks(id), nextCursor: null };
  }
}
