import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AvailabilityDocuments } from './availability-documents.js';
import { AvailabilityStream } from './availability-stream.js';

const ONE_SECOND = 'public, max-age=1';

@Controller('api/v1/performances/:id/availability')
export class AvailabilityController {
  constructor(
    private readonly documents: AvailabilityDocuments,
    private readonly streams: AvailabilityStream,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { etag, json, bits } = await this.documents.of(id);
    void reply.header('cache-control', ONE_SECOND).header('etag', etag).header('vary', 'accept');
    if (known === etag) {
      await reply.code(304).send();
    } else if (accept?.includes('application/octet-stream') === true) {
      await reply.type('application/octet-stream').send(bits);
    } else {
      await reply.type('application/json; charset=utf-8').send(json);
    }
  }

  @Get('stream')
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
