import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService, entryCheck, registrationRequired, Shoppers } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { forbidCaching } from '../public-answer.js';
import { EntryCookie } from './entry-cookie.js';
import { insideAddress } from './inside-address.rules.js';
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

  /**
   * The page, or what comes instead of it: `place` is an entry that was brought from another device, `over` says why
   * the one that was here is no more.
   */
  @Get()
  async show(
    @Param('id') id: string,
    @Query('place') place: unknown,
    @Query('over') over: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { performance } = await this.catalogue.staging(id);
    const shopperId = this.shoppers.of(request);
    const isInside = shopperId !== undefined && (await this.admissions.isStillInside(id, shopperId));
    forbidCaching(reply);
    if (!performance.queue.enabled) await reply.redirect(`/performances/${id}`, 303);
    else if (isInside) await reply.redirect(insideAddress(id), 303);
    else if (typeof place === 'string') await this.pages.carryOver(request, reply, id, place);
    else if (over !== undefined) await this.pages.showOver(request, reply, id, over);
    else await this.pages.showPlace(request, reply, id);
  }

  /** Takes a place, or goes back to the one that this browser has. */
  @Post()
  @HttpCode(303)
  async join(
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = (name: string): string | undefined => {
      const value = body?.[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    try {
      await this.take(request, reply, id, { arrival: text('arrival'), work: text('work') });
      await reply.redirect(`/performances/${id}/queue`, 303);
    } catch (error) {
      // The page asks for the address; a click on "Join" elsewhere was no mistake.
      if (isProblem(error, registrationRequired)) await reply.redirect(`/performances/${id}/queue`, 303);
      else if (waitOf(error) !== null) await reply.redirect(`/performances/${id}/queue/entry`, 303);
      else await this.pages.refuse(request, reply, id, error);
    }
  }

  /** Comes back with the arrival, as the page does by itself after its moment: takes the place, or waits on. */
  @Get('entry')
  async comeBack(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.take(request, reply, id, {});
      await reply.redirect(`/performances/${id}/queue`, 303);
    } catch (error) {
      const waitSeconds = waitOf(error);
      if (waitSeconds !== null) await this.pages.show(request, reply, id, { waitSeconds });
      else if (isProblem(error, registrationRequired)) await reply.redirect(`/performances/${id}/queue`, 303);
      else await this.pages.refuse(request, reply, id, error);
    }
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
      await this.pages.refuse(request, reply, id, error);
      return;
    }
    await reply.redirect(insideAddress(id), 303);
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

  private async take(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    brought: { arrival?: string | undefined; work?: string | undefined },
  ): Promise<void> {
    const known = this.cookie.of(request, id);
    const proofs = { ...brought, arrival: brought.arrival ?? this.cookie.arrivalOf(request, id) };
    const { entry } = await this.admissions.enter(id, known, proofs).catch((error: unknown) => {
      if (known === undefined || !(error instanceof DomainError)) throw error;
      return this.admissions.enter(id, undefined, proofs);
    });
    this.cookie.keep(reply, id, entry);
  }
}

function isProblem(error: unknown, { code }: { code: string }): boolean {
  return error instanceof DomainError && error.problem.code === code;
}

/** Seconds to wait where waiting is all that is asked; else null. */
function waitOf(error: unknown): number | null {
  if (!(error instanceof DomainError) || error.problem.code !== entryCheck.code) return null;
  const { challenge, retryAfterSeconds } = error.extra;
  return challenge === null && typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null;
}
