import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DrawRecords } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { allowCaching } from '../public-answer.js';
import { drawPage } from './draw.page.js';

/** The record of a draw for people, who can check it right there. */
@Controller('draws')
export class DrawPageController {
  constructor(
    private readonly records: DrawRecords,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(':performanceId')
  async show(@Param('performanceId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const staged = await this.catalogue.staging(id);
    const record = await this.records.get(id);
    const surrogateKeys = [`draw-${id}`, `event-${staged.event.id}`];
    allowCaching(reply, { now: this.clock.now(), nextChangeAt: undefined, surrogateKeys });
    await reply.view('storefront/draw', drawPage({ record, staged, publicUrl: this.config.publicUrl }));
  }
}
