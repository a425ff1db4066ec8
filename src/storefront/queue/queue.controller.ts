import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService, Shoppers, WaitingRoomService } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { forbidCaching } from '../public-answer.js';
import { EntryCookie } from './entry-cookie.js';
import { queuePage } from './queue.page.js';
import { OTHER_PLACE, queueRefusalWords, type Refusal, UNKNOWN_PLACE } from './refusal-words.rules.js';

/** Waiting for one's turn, with or without a script. */
@Controller('performances/:id/queue')
export class QueuePageController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly room: WaitingRoomService,
    private readonly admissions: AdmissionsService,
    private readonly shoppers: Shoppers,
    private readonly cookie: EntryCookie,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The page, or what comes instead of it: `place` is an entry that was brought from another device. */
  @Get()
  async show(
    @Param('id') id: string,
    @Query('place') place: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { performance } = await this.catalogue.staging(id);
    const shopperId = this.shoppers.of(request);
    const isInside = shopperId !== undefined && (await this.admissions.isInside(id, shopperId));
    forbidCaching(reply);
    if (!performance.queue.enabled) await reply.redirect(`/performances/${id}`, 303);
    else if (isInside) await reply.redirect(`/performances/${id}#in`, 303);
    else if (typeof place === 'string') await this.carryOver(request, reply, id, place);
    else await this.page(request, reply, id, null);
  }

  /** Takes over the place of another device. A place that this browser has already is never taken from it by a link. */
  private async carryOver(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    place: string,
  ): Promise<void> {
    const { performance } = await this.catalogue.staging(id);
    const [{ entry: brought }, { entry: own }] = await Promise.all([
      this.room.of(performance, place),
      this.room.of(performance, this.cookie.of(request, id)),
    ]);
    if (brought === null || (own !== null && own.index !== brought.index)) {
      await this.page(request, reply.code(409), id, brought === null ? UNKNOWN_PLACE : OTHER_PLACE);
      return;
    }
    this.cookie.keep(reply, id, place);
    // To the address without the place, which is nobody else's business.
    await reply.redirect(`/performances/${id}/queue`, 303);
  }

  /** Takes a place, or goes back to the one that this browser has. */
  @Post()
  @HttpCode(303)
  async join(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = this.cookie.of(request, id);
    try {
      const { entry } = await this.admissions.enter(id, known).catch((error: unknown) => {
        if (known === undefined || !(error instanceof DomainError)) throw error;
        return this.admissions.enter(id, undefined);
      });
      this.cookie.keep(reply, id, entry);
    } catch (error) {
      await this.refuse(request, reply, id, error);
      return;
    }
    await reply.redirect(`/performances/${id}/queue`, 303);
  }

  /** Comes in, when it is one's turn. */
  @Post('admission')
  @HttpCode(303)
  async enter(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const entry = this.cookie.of(request, id);
      const shopper = await this.admissions.admit(id, entry, this.shoppers.of(request), true);
      this.shoppers.remember(reply, shopper);
    } catch (error) {
      await this.refuse(request, reply, id, error);
      return;
    }
    await reply.redirect(`/performances/${id}#in`, 303);
  }

  /** Says that one is still there, without a script: any request does. */
  @Post('presence')
  @HttpCode(303)
  async stay(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    // Whoever is not inside any more is led on from there.
    await reply.redirect(`/performances/${id}/queue`, 303);
  }

  /** Gives up the place in the queue, and the one in the shop. */
  @Post('departure')
  @HttpCode(303)
  async leave(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.catalogue.staging(id);
    const shopperId = this.shoppers.of(request);
    if (shopperId !== undefined) await this.admissions.end(shopperId, id, 'left');
    this.cookie.forget(reply, id);
    await reply.redirect(`/events/${event.slug}`, 303);
  }

  private async refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    error: unknown,
  ): Promise<void> {
    const words = error instanceof DomainError ? queueRefusalWords(error) : undefined;
    if (words === undefined || !(error instanceof DomainError)) throw error;
    // What has had its turn is no place any more: one may join anew.
    if (words.isOver) this.cookie.forget(reply, id);
    void reply.code(error.problem.status);
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds);
    await this.page(request, reply, id, words);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    refusal: Refusal | null,
  ): Promise<void> {
    forbidCaching(reply);
    const staged = await this.catalogue.staging(id);
    const token = refusal?.isOver === true ? undefined : this.cookie.of(request, id);
    const room = await this.room.of(staged.performance, token);
    const { publicUrl } = this.config;
    const content = { staged, ...room, error: refusal?.words ?? null, publicUrl, now: this.clock.now() };
    await reply.view('storefront/queue', queuePage(content));
  }
}
