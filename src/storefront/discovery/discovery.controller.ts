import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventSearch } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import { WaitingRoomService } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { allowCaching, sendJson } from '../public-answer.js';
import { nextMoment } from '../public-cache.rules.js';
import { DEFAULT_LIMIT, EventSearchForm } from './discovery.forms.js';
import { Discovery } from './discovery.service.js';
import { eventAnswer, programmeAnswer } from './event-answer.presenter.js';
import { EVENT_QUERY, eventListSchema, eventSchema } from './event.schema.js';
import { readMoment } from './moment.rules.js';

@Controller('api/v1/events')
export class DiscoveryController {
  constructor(
    private readonly discovery: Discovery,
    private readonly catalogue: Catalogue,
    private readonly room: WaitingRoomService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    summary: 'Find events',
    answers: { 200: eventListSchema },
    query: EVENT_QUERY,
    refuses: [invalidRequest],
  })
  async search(
    @Query() form: EventSearchForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now();
    const { items, nextCursor, facets, changes } = await this.discovery.find(searchOf(form));
    allowCaching(reply, { now, nextChangeAt: nextMoment(now, changes), surrogateKeys: ['events'] });
    await sendJson(request, reply, { items: items.map(eventAnswer), nextCursor, facets });
  }

  @Get(':idOrSlug')
  @Describe({
    summary: 'One event with its performances',
    answers: { 200: eventSchema },
    refuses: [notFound],
  })
  async show(
    @Param('idOrSlug') idOrSlug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now();
    const programme = await this.catalogue.programme(idOrSlug);
    const moments = programme.stagings.flatMap(({ performance: { onSaleAt, offSaleAt } }) => [
      onSaleAt,
      offSaleAt,
    ]);
    const surrogateKeys = [`event-${programme.event.id}`];
    allowCaching(reply, { now, nextChangeAt: nextMoment(now, moments), surrogateKeys });
    await sendJson(
      request,
      reply,
      programmeAnswer(programme, now, id => this.room.phaseOf(id)),
    );
  }
}

function searchOf(form: EventSearchForm): EventSearch {
  const { q, city, country, genre, attraction, priceMax, cursor, limit = DEFAULT_LIMIT } = form;
  return {
    ...{ q, city, country, genre, attraction, priceMax, limit, cursor },
    from: readMoment(form.from, 'beginning'),
    to: readMoment(form.to, 'end'),
    onSaleFrom: readMoment(form.onSaleFrom, 'beginning'),
    onSaleTo: readMoment(form.onSaleTo, 'end'),
    sort: form.sort ?? (q === undefined || q.trim() === '' ? 'date' : 'relevance'),
  };
}
