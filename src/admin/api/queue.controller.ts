import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import { noQueue, unknownPool } from '../../queue/index.js';
import { Actor } from '../access/api-token.guard.js';
import { QueueDesk } from '../control/queue-desk.service.js';
import { liveSchema } from './admin.schemas.js';
import { LiveFiguresService } from '../control/live-figures.service.js';
import { QueueChangesForm, QueueLeverForm, QueueRevocationForm } from './queue.forms.js';

const refuses = [invalidRequest, notFound, noQueue];

@Controller('api/v1/admin/performances/:id/queue')
export class AdminQueueController {
  constructor(
    private readonly desk: QueueDesk,
    private readonly figures: LiveFiguresService,
  ) {}

  @Post('pause')
  @HttpCode(200)
  @Describe({
    summary: 'Call nobody, let nobody in; every place stays',
    answers: { 200: liveSchema },
    refuses,
  })
  async pause(@Param('id') id: string, @Body() { message }: QueueLeverForm, @Actor() actor: string) {
    await this.desk.pull(actor, id, 'pause', message);
    return this.figures.of(id);
  }

  @Post('resume')
  @HttpCode(200)
  @Describe({ summary: 'Go on from where it was', answers: { 200: liveSchema }, refuses })
  async resume(@Param('id') id: string, @Actor() actor: string) {
    await this.desk.pull(actor, id, 'resume');
    return this.figures.of(id);
  }

  @Post('drain')
  @HttpCode(200)
  @Describe({ summary: 'Let nobody else join; call those who wait', answers: { 200: liveSchema }, refuses })
  async drain(@Param('id') id: string, @Body() { message }: QueueLeverForm, @Actor() actor: string) {
    await this.desk.pull(actor, id, 'drain', message);
    return this.figures.of(id);
  }

  @Post('revocations')
  @HttpCode(201)
  @Describe({
    summary: "Take one entry's place away",
    description: 'It shows in the public record of the draw. What its shopper holds or pays stays.',
    answers: { 201: liveSchema },
    refuses,
  })
  async revoke(@Param('id') id: string, @Body() form: QueueRevocationForm, @Actor() actor: string) {
    await this.desk.revoke(actor, id, form.entryIndex, form.reason);
    return this.figures.of(id);
  }

  @Patch()
  @Describe({
    summary: 'Change a queue while it runs',
    description: 'Settings as for a performance, and `callsPaused`, `claimsPaused` and the `message`.',
    answers: { 200: liveSchema },
    refuses: [invalidRequest, notFound, unknownPool],
  })
  async change(@Param('id') id: string, @Body() form: QueueChangesForm, @Actor() actor: string) {
    await this.desk.change(actor, id, { ...form });
    return this.figures.of(id);
  }
}
