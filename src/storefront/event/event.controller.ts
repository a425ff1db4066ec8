import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Catalogue, type Programme } from '../catalogue.service.js';
import { Discovery, type Listed } from '../discovery/discovery.service.js';
import { allowCaching } from '../public-answer.js';
import { nextMoment } from '../public-cache.rules.js';
import { eventCalendar } from './event-calendar.page.js';
import { eventPage } from './event.page.js';

const MORE_LIKE_THIS = 4;

@Controller('events')
export class EventController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly discovery: Discovery,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(':slug')
  async show(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    const programme = await this.catalogue.programme(slug);
    if (programme.event.slug !== slug) {
      await reply.redirect(`/events/${programme.event.slug}`, 301);
      return;
    }
    const now = this.clock.now();
    const others = await this.othersLike(programme, now);
    this.cache(programme, now, reply);
    const { publicUrl } = this.config;
    await reply.view('storefront/event', eventPage({ programme, others, publicUrl, now }));
  }

  @Get(':slug/calendar.ics')
  async calendar(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    const programme = await this.catalogue.programme(slug);
    const now = this.clock.now();
    this.cache(programme, now, reply);
    await reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${programme.event.slug}.ics"`)
      .send(eventCalendar(programme, this.config.publicUrl, now));
  }

  private cache({ event, stagings }: Programme, now: Date, reply: FastifyReply): void {
    const moments = stagings.flatMap(({ performance: { onSaleAt, offSaleAt } }) => [onSaleAt, offSaleAt]);
    const surrogateKeys = [`event-${event.id}`];
    allowCaching(reply, { now, nextChangeAt: nextMoment(now, moments), surrogateKeys });
  }

  private async othersLike({ event }: Programme, now: Date): Promise<Listed[]> {
    const { genre } = event;
    const { items } = await this.discovery.find({
      sort: 'date',
      genre,
      from: now,
      limit: MORE_LIKE_THIS + 1,
    });
    return items.filter(({ found }) => found.id !== event.id).slice(0, MORE_LIKE_THIS);
  }
}
