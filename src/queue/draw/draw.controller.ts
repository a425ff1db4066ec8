import { Controller, Get, Header, Param } from '@nestjs/common';
import { notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import type { DrawRecord } from './draw-record.js';
import { DrawRecords } from './draw-records.service.js';
import { drawRecordSchema } from './draw.schema.js';

@Controller('api/v1/performances')
export class DrawController {
  constructor(private readonly records: DrawRecords) {}

  @Get(':id/draw')
  @Describe({
    summary: 'The public record of the draw',
    description:
      'All that anybody needs to check it: `npx frontrow verify-draw <this address>`, or the page `/draws/{id}`. `/docs/draw` says how. Seed and randomness are null until they are revealed.',
    answers: { 200: drawRecordSchema },
    refuses: [notFound],
  })
  @Header('cache-control', 'public, max-age=5, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400')
  show(@Param('id') id: string): Promise<DrawRecord> {
    return this.records.get(id);
  }
}
