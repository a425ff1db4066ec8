import { Controller, Get, Header, Param } from '@nestjs/common';
import { notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import type { DrawRecord } from './draw-record.js';
import { DrawRecords } from './draw-records.service.js';
import { drawRecordSchema, inclusionProofSchema } from './draw.schema.js';
import type { InclusionProof } from './merkle.rules.js';

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

  @Get(':id/draw/inclusion-proofs/:index')
  @Describe({
    summary: 'The proof that a number took part in the draw',
    description:
      'The hashes beside the way from the entry to the Merkle root of the record, less than 1 KB for a million entries. `/docs/draw` says how it is checked.',
    answers: { 200: inclusionProofSchema },
    refuses: [notFound],
  })
  // It never changes, and says nothing about anybody but the number that was asked for.
  @Header('cache-control', 'public, max-age=86400, s-maxage=86400, stale-if-error=604800')
  prove(@Param('id') id: string, @Param('index') index: string): Promise<InclusionProof> {
    return this.records.proofOf(id, Number(index));
  }
}
