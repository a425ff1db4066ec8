import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService, registrationRequired, Shoppers } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { forbidCaching } from '../public-answer.js';
import { EntryCookie } from './entry-cookie.js';
import { RoomPages } from './room-pages.js';

/** Waiting for one's turn, with or without a script. */
@Controller('performances/:id/queue')
export class QueuePageController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly admissions: AdmissionsService,
    private readonly shoppers: Shoppers,
    private readonly cookie: EntryCookie,
    private readonly pages: RoomPages,
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
    else if (typeof place === 'string') await this.pages.carryOver(request, reply, id, place);
    else await this.pages.show(request, reply, id);
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
      // The page asks for the address; a click on "Join" elsewhere was no mistake.
      const isAsked = error instanceof DomainError && error.problem.code === registrationRequired.code;
      if (!isAsked) {
        await this.pages.refuse(request, reply, id, error);
        return;
      }
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
      const shopper = await this.admissions.admit(id, this.cookie.of(request, id), this.shoppers.of(request));
      this.shoppers.remember(reply, shopper);
    } catch (error) {
      await this.pages.refuse(request, reply, id, error);
      return;
    }
    await reply.redirect(`/performances/${id}#in`, 303);
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
}
