import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SeatingChartsService } from './seating-charts.service.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

@Controller('plans')
export class SeatingChartsController {
  constructor(private readonly charts: SeatingChartsService) {}

  @Get(':hash.json')
  async show(
    @Param('hash') hash: string,
    @Headers('accept-encoding') encodings: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { json, brotli } = await this.charts.get(hash);
    void reply
      .header('cache-control', FOR_EVER)
      .header('vary', 'accept-encoding')
      .type('application/json; charset=utf-8');
    if (encodings?.includes('br') === true) await reply.header('content-encoding', 'br').send(brotli);
    else await reply.send(json);
  }
}
