import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { queueSettingsOf } from '../../queue/index.js';
import type { Admin } from '../access/admins.js';
import { AbandonmentForm, AnnouncementForm, PublicNumberForm } from '../api/queue.forms.js';
import { RandomnessDesk } from '../control/randomness-desk.service.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import { attempt, checkedForm } from './checked-form.js';
import { drawDeskPage } from './draw-desk.page.js';
import { type FormBody, problemsIn, textIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { ListingService } from './listing.service.js';

/** The public number of a draw, step by step. */
@Controller('admin/performances/:id/draw')
@UseFilters(SignInFilter)
export class DrawDeskController {
  constructor(
    private readonly desk: RandomnessDesk,
    private readonly listing: ListingService,
    private readonly performances: PerformancesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(id, request, reply, null);
  }

  @Post()
  announce(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    return this.take(id, body, request, reply, async fields => {
      const { source } = await checkedForm(AnnouncementForm, { source: textIn(fields, 'source') });
      await this.desk.announce(admin.email, id, source);
    });
  }

  @Post('number')
  enter(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    return this.take(id, body, request, reply, async fields => {
      const typed = { text: textIn(fields, 'text'), publishedAt: textIn(fields, 'publishedAt') };
      const { text, publishedAt } = await checkedForm(PublicNumberForm, typed);
      await this.desk.enter(admin.email, id, { text, publishedAt: new Date(publishedAt) });
    });
  }

  @Post('abandonment')
  abandon(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    return this.take(id, body, request, reply, async fields => {
      const { reason } = await checkedForm(AbandonmentForm, { reason: textIn(fields, 'reason') });
      await this.desk.abandon(admin.email, id, reason);
    });
  }

  /** Does what the form asks for, or shows it again with what is wrong. */
  private async take(
    id: string,
    body: FormBody = {},
    request: FastifyRequest,
    reply: FastifyReply,
    work: (fields: FormBody) => Promise<void>,
  ): Promise<void> {
    const outcome = await attempt(() => work(body));
    if ('value' in outcome) await reply.redirect(`/admin/performances/${id}/draw?done=saved`, 303);
    else {
      const { refusal } = outcome;
      await this.page(id, request, reply.code(422), { body, problems: problemsIn(refusal) });
    }
  }

  private async page(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    refused: Parameters<typeof drawDeskPage>[0]['refused'],
  ): Promise<void> {
    const row = await this.listing.performance(id);
    if (row === undefined) throw new DomainError(notFound, { detail: 'There is no such performance.' });
    const { opensAt } = queueSettingsOf(await this.performances.get(id));
    const view = drawDeskPage({
      frame: frame(request, 'The draw', 'events'),
      performance: { id, name: row.name, zone: row.zone },
      isBeforeOpening: this.clock.ms() < opensAt,
      randomness: await this.desk.of(id),
      refused,
    });
    await reply.view('admin/draw', view);
  }
}
