import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../platform/general-problems.js';
import {
  count,
  Describe,
  listOf,
  nameSchema,
  nullable,
  object,
  text,
  time,
} from '../../platform/openapi/index.js';
import { DomainError } from '../../platform/problem.js';
import { sendEarly } from '../../platform/web/early/index.js';
import { changesNotKept, secondNotOver } from '../inventory.problems.js';
import { AvailabilityAnswers } from './availability-answers.js';
import { AvailabilityDocuments } from './availability-documents.js';
import { AvailabilityService } from './availability.service.js';
import { AvailabilityStream } from './availability-stream.js';

/** A whole number that a request carries, or undefined. */
const numberIn = (words: string | undefined): number | undefined =>
  words !== undefined && /^\d{1,15}$/.test(words) ? Number(words) : undefined;

const areasSchema = listOf(object({ id: text, available: count }));
const availabilitySchema = nameSchema(
  'Availability',
  object({
    version: count,
    second: nullable(count),
    at: time,
    counts: object({ available: count, held: count, sold: count, blocked: count }),
    bits: { type: 'string', contentEncoding: 'base64' },
    areas: areasSchema,
  }),
);
const deltaSchema = nameSchema(
  'AvailabilityDelta',
  object({
    ...{ second: count, after: count, version: count },
    changes: listOf({ type: 'array', prefixItems: [count, count], minItems: 2, maxItems: 2 }),
    areas: areasSchema,
  }),
);
/** Nobody goes on from a second that is longer ago. */
const DELTA_HEADERS = [
  ...['cache-control', 'public, max-age=60, immutable'],
  ...['content-type', 'application/json; charset=utf-8'],
];

@Controller('api/v1/performances/:id/availability')
export class AvailabilityController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly documents: AvailabilityDocuments,
    private readonly answers: AvailabilityAnswers,
    private readonly streams: AvailabilityStream,
  ) {}

  @Get()
  @Describe({
    summary: 'Which seats are free',
    description:
      '`bits`: two bits a seat in the order of the seating plan, lowest bits first: 0 available, 1 held, 2 sold, 3 blocked. With `Accept: application/octet-stream` the bare bits. `second` is the first one whose changes may be missing here: go on with `deltas/{second}`; null: there are none to go on with at the moment.',
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

  @Get('deltas/:second')
  @Describe({
    summary: 'What has changed in one second',
    description:
      '`second`: whole seconds since 1970 by the clock of the seats. Each seat that was touched is there once, with its state at the end of the second; areas likewise. Right for whoever has a version from `after` up to `version`, and then has `version`; with any other version load the whole document. What is answered never changes, so caches may keep it.',
    answers: { 200: deltaSchema },
    refuses: [secondNotOver, changesNotKept, notFound],
  })
  async delta(
    @Param('id') id: string,
    @Param('second') second: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = numberIn(second);
    if (wanted === undefined) throw new DomainError(notFound);
    const { followed } = await this.availability.load(id);
    const body = followed.deltas?.of(wanted) ?? 'missing';
    if (body === 'not-over') throw new DomainError(secondNotOver, { retryAfterSeconds: 1 });
    if (body === 'missing') throw new DomainError(changesNotKept);
    await sendEarly(reply, { status: 200, headers: DELTA_HEADERS, body });
  }

  @Get('stream')
  @Describe({
    summary: 'Changes of seats as server-sent events',
    description:
      '`snapshot` as the document, then `delta` with `{version, changes: [[seatIndex, state]], areas}`, at most twice a second. `Last-Event-ID` resumes. A client that has the document asks with `from`, and gets a `delta` first. Another `snapshot` may come at any time.',
    query: [{ name: 'from', description: 'The `version` that the client has already.' }],
    answers: { 200: { type: 'string' } },
    refuses: [notFound],
  })
  async stream(
    @Param('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('from') from: string | undefined,
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
    await this.streams.join(id, reply.raw, numberIn(lastEventId) ?? numberIn(from));
  }
}
