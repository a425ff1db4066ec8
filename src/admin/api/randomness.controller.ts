import { Body, Controller, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe, nullable, object, text, time } from '../../platform/openapi/index.js';
import { announcementFixed, noQueue, randomnessKnown, randomnessOutOfOrder } from '../../queue/index.js';
import { Actor } from '../access/api-token.guard.js';
import { RandomnessDesk } from '../control/randomness-desk.service.js';
import { AbandonmentForm, AnnouncementForm, PublicNumberForm } from './queue.forms.js';

const randomnessSchema = object({
  source: nullable(text),
  announcedAt: nullable(time),
  frozenAt: nullable(time),
  text: nullable(text),
  publishedAt: nullable(time),
  abandonedBecause: nullable(text),
  settledAt: nullable(time),
});

@Controller('api/v1/admin/performances/:id/queue/randomness')
export class AdminRandomnessController {
  constructor(private readonly desk: RandomnessDesk) {}

  @Get()
  @Describe({
    summary: 'The public number of the draw',
    answers: { 200: randomnessSchema },
    refuses: [notFound, noQueue],
  })
  @Header('cache-control', 'no-store')
  async show(@Param('id') id: string) {
    const { frozenAt, announcement } = await this.desk.of(id);
    return {
      source: announcement?.source ?? null,
      announcedAt: announcement?.announcedAt.toISOString() ?? null,
      frozenAt: frozenAt?.toISOString() ?? null,
      text: announcement?.value?.text ?? null,
      publishedAt: announcement?.value?.publishedAt.toISOString() ?? null,
      abandonedBecause: announcement?.abandonedBecause ?? null,
      settledAt: announcement?.settledAt?.toISOString() ?? null,
    };
  }

  @Put()
  @Describe({
    summary: 'Announce the public number that the draw will mix in',
    description:
      'Before the opening; in another one’s place only while nobody can join. From the opening on the draw waits for it, and nobody is called.',
    answers: { 200: randomnessSchema },
    refuses: [invalidRequest, notFound, noQueue, announcementFixed],
  })
  async announce(@Param('id') id: string, @Body() { source }: AnnouncementForm, @Actor() actor: string) {
    await this.desk.announce(actor, id, source);
    return this.show(id);
  }

  @Put('value')
  @Describe({
    summary: 'Enter the public number',
    description:
      'Once it is known, which must be after the draw was closed. The seed is published with it, and calling begins. It is never changed.',
    answers: { 200: randomnessSchema },
    refuses: [invalidRequest, notFound, noQueue, randomnessOutOfOrder, randomnessKnown],
  })
  async enter(@Param('id') id: string, @Body() form: PublicNumberForm, @Actor() actor: string) {
    await this.desk.enter(actor, id, { text: form.text, publishedAt: new Date(form.publishedAt) });
    return this.show(id);
  }

  @Post('abandonment')
  @HttpCode(200)
  @Describe({
    summary: 'Give the public number up',
    description:
      'It never came, or not in time. The draw is made from the seed alone; the public record has the reason, and that the draw is only tamper-evident.',
    answers: { 200: randomnessSchema },
    refuses: [invalidRequest, notFound, noQueue, randomnessOutOfOrder],
  })
  async abandon(@Param('id') id: string, @Body() { reason }: AbandonmentForm, @Actor() actor: string) {
    await this.desk.abandon(actor, id, reason);
    return this.show(id);
  }
}
