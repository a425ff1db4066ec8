import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../platform/general-problems.js';
import { count, Describe, listOf, nameSchema, object, text, time } from '../../platform/openapi/index.js';
import { sendEarly } from '../../platform/web/early/index.js';
import { AvailabilityAnswers } from './availability-answers.js';
import { AvailabilityDocuments } from './availability-documents.js';
import { AvailabilityStream } from './availability-stream.js';

const availabilitySchema = nameSchema(
  'Availability',
  object({
    version: count,
    at: time,
    counts: object({ available: count, held: count, sold: count, blocked: count }),
    bits: { type: 'string', contentEncoding: 'base64' },
    areas: listOf(object({ id: text, available: count })),
  }),
);

@Controller('api/v1/performances/:id/availability')
export class AvailabilityController {
  constructor(
    private readonly documents: AvailabilityDocuments,
    private readonly answers: AvailabilityAnswers,
    private readonly streams: AvailabilityStream,
  ) {}

  @Get()
  @Describe({
    summary: 'Which seats are free',
    description:
      '`bits`: two bits a seat in the order of the seating plan, lowest bits first: 0 available, 1 held, 2 sold, 3 blocked. With `Accept: application/octet-stream` the bare bits.',
    answers: { 200: availabilitySchema, 304: null },
    refuses: [notFound],
  })
  async show(
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEarly(reply, this.answers.choose(await this.documents.of(id), known, accept));
  }

  @Get('stream')
  @Describe({
    summary: 'Changes of seats as server-sent events',
    description:
      '`snapshot` as the document, then `delta` with `{version, changes: [[seatIndex, state]], areas}`. `Last-Event-ID` resumes.',
    answers: { 200: { type: 'string' } },
    refuses: [notFound],
  })
  async stream(
    @Param('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.documents.of(id);
    reply.hijack();
    request.raw.socket.setNoDelay(true);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await this.streams.join(id, reply.raw, lastEventId);
  }
}
