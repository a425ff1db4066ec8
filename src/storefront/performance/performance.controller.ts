import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BasketCookie, HoldsService } from '../../holds/index.js';
import { AvailabilityDocuments, SeatDirectories } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService, Shoppers } from '../../queue/index.js';
import { seatWords } from '../../tickets/index.js';
import { Catalogue } from '../catalogue.service.js';
import { allowCaching, forbidCaching } from '../public-answer.js';
import { nextMoment } from '../public-cache.rules.js';
import { noChoice, type HoldChoice, readHoldForm } from './hold-form.rules.js';
import { type PerformanceContent, performancePage } from './performance.page.js';
import { EntryCookie } from '../queue/entry-cookie.js';
import { canChooseAgain, refusalWords, seatsIn } from './refusal-words.rules.js';

const UNREADABLE = 422;
const MAX_SECTION = 64;

/** Choosing seats, with or without the map. */
@Controller('performances')
export class PerformanceController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directories: SeatDirectories,
    private readonly availability: AvailabilityDocuments,
    private readonly admissions: AdmissionsService,
    private readonly shoppers: Shoppers,
    private readonly holds: HoldsService,
    private readonly basket: BasketCookie,
    private readonly place: EntryCookie,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Query('section') section: unknown,
    @Query('inside') inside: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (inside !== undefined) {
      await this.showInside(id, request, reply);
      return;
    }
    const open = typeof section === 'string' && section.length <= MAX_SECTION ? section : '';
    const content = await this.content(id, noChoice(open), { error: null, isInside: false });
    const { performance, event } = content.staged;
    const { now } = content;
    const nextChangeAt = nextMoment(now, [performance.onSaleAt, performance.offSaleAt]);
    allowCaching(reply, { now, nextChangeAt, surrogateKeys: [`event-${event.id}`, `performance-${id}`] });
    await reply.view('storefront/performance', performancePage(content));
  }

  /**
   * For one who comes from the queue. Whoever is not let in, or not any more, is told so where the places are; one who
   * has none gets the page that everybody gets.
   */
  private async showInside(id: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    forbidCaching(reply);
    const { performance } = await this.catalogue.staging(id);
    if (!performance.queue.enabled || (await this.insider(id, request)) === undefined) {
      const hasPlace = performance.queue.enabled && this.place.of(request, id) !== undefined;
      await reply.redirect(`/performances/${id}${hasPlace ? '/queue' : ''}`, 303);
      return;
    }
    const content = await this.content(id, noChoice(''), { error: null, isInside: true });
    await reply.view('storefront/performance', performancePage(content));
  }

  /** Holds what was chosen and goes to the basket; what cannot be had is said where it was asked for. */
  @Post(':id/hold')
  @HttpCode(303)
  async hold(
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    const read = readHoldForm(body ?? {});
    if ('error' in read) {
      const isInside = (await this.insider(id, request)) !== undefined;
      await this.again(reply, id, read.choice, { words: read.error, status: UNREADABLE, isInside });
      return;
    }
    const shopperId = await this.shopperFor(id, request, reply);
    if (shopperId === undefined) {
      await reply.redirect(`/performances/${id}/queue`, 303);
      return;
    }
    try {
      await this.holds.place(id, shopperId, read.pick);
    } catch (error) {
      if (!(error instanceof DomainError) || !canChooseAgain(error)) throw error;
      await this.refuse(reply, id, read.choice, error);
      return;
    }
    this.basket.add(request, reply, id);
    await reply.redirect('/basket', 303);
  }

  /** @returns undefined for somebody who has to wait in the queue first */
  private async shopperFor(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    if ((await this.catalogue.staging(id)).performance.queue.enabled) return this.insider(id, request);
    const shopper = await this.admissions.admit(id, undefined, this.shoppers.of(request));
    this.shoppers.remember(reply, shopper);
    return shopper.shopperId;
  }

  /** The shopper of a request, if the queue has let that one in. */
  private async insider(id: string, request: FastifyRequest): Promise<string | undefined> {
    const known = this.shoppers.of(request);
    return known !== undefined && (await this.admissions.isStillInside(id, known)) ? known : undefined;
  }

  private async refuse(
    reply: FastifyReply,
    id: string,
    choice: HoldChoice,
    error: DomainError,
  ): Promise<void> {
    const { seats, ordinalOf } = await this.directories.of(id);
    const { seatsPerHold, seatsPerShopper } = (await this.catalogue.staging(id)).performance;
    const nameOf = (seatId: string): string => {
      const seat = seats[ordinalOf.get(seatId) ?? -1];
      return seat === undefined ? 'a seat' : seatWords(seat);
    };
    const words = refusalWords(error, { nameOf, quantity: choice.quantity, seatsPerHold, seatsPerShopper });
    const lost = error.problem.code === 'seats-taken' ? seatsIn(error) : [];
    const left = { ...choice, seatIds: choice.seatIds.filter(seatId => !lost.includes(seatId)) };
    if (error.retryAfterSeconds !== undefined)
      void reply.header('retry-after', String(error.retryAfterSeconds));
    // Nobody else gets as far as to hold something.
    await this.again(reply, id, left, { words, status: error.problem.status, isInside: true });
  }

  private async again(
    reply: FastifyReply,
    id: string,
    choice: HoldChoice,
    { words, status, isInside }: { words: string; status: number; isInside: boolean },
  ): Promise<void> {
    const page = performancePage(await this.content(id, choice, { error: words, isInside }));
    await reply.code(status).view('storefront/performance', page);
  }

  private async content(
    id: string,
    choice: HoldChoice,
    about: Pick<PerformanceContent, 'error' | 'isInside'>,
  ): Promise<PerformanceContent> {
    const staged = await this.catalogue.staging(id);
    const [directory, availability] = await Promise.all([this.directories.of(id), this.availability.of(id)]);
    return { staged, directory, availability, choice, ...about, now: this.clock.now() };
  }
}
