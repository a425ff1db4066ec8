import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { EventsService, PerformancesService } from '../../events/index.js';
import { SetUpService } from '../../inventory/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { notPublishable, onSaleCannotGo } from '../../events/index.js';
import { unknownPool } from '../../queue/index.js';
import { Actor } from '../access/api-token.guard.js';
import { PageQuery } from './catalogue.forms.js';
import { toPerformanceView } from './catalogue.views.js';
import { PerformanceSetup } from './performance-setup.service.js';
import { PerformanceChangesForm, PerformanceForm } from './performances.forms.js';

/** One performance goes by its own address, and by the one below its event. */
const ONE = ['performances/:id', 'events/:eventId/performances/:id'];
const PUBLICATION = ONE.map(path => `${path}/publication`);

import { page, PAGE_QUERY, performanceSchema } from './admin.schemas.js';
@Controller('api/v1/admin')
export class AdminPerformancesController {
  constructor(
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly setUp: SetUpService,
    private readonly performanceSetup: PerformanceSetup,
  ) {}

  @Post('events/:eventId/performances')
  @Describe({
    summary: 'Create a performance',
    answers: { 201: performanceSchema },
    refuses: [invalidRequest, notFound, unknownPool],
  })
  async create(@Param('eventId') eventId: string, @Body() form: PerformanceForm, @Actor() actor: string) {
    return this.show(await this.performanceSetup.create(actor, eventId, form));
  }

  @Get('events/:eventId/performances')
  @Describe({
    summary: 'Performances of an event',
    answers: { 200: page(performanceSchema) },
    query: PAGE_QUERY,
    refuses: [notFound],
  })
  async list(@Param('eventId') eventId: string, @Query() page: PageQuery) {
    await this.events.get(eventId);
    const { items, nextCursor } = await this.performances.list(eventId, page);
    return { items: await Promise.all(items.map(({ id }) => this.show(id))), nextCursor };
  }

  @Get(ONE)
  @Describe({
    summary: 'One performance',
    answers: { 200: performanceSchema },
    params: ['eventId'],
    refuses: [notFound],
  })
  async show(@Param('id') id: string) {
    const performance = await this.performances.get(id);
    return toPerformanceView(performance, await this.setUp.tiersOf(id), await this.setUp.areasOf(id));
  }

  @Patch(ONE)
  @Describe({
    summary: 'Change a performance',
    answers: { 200: performanceSchema },
    params: ['eventId'],
    refuses: [invalidRequest, notFound, unknownPool],
  })
  async change(@Param('id') id: string, @Body() form: PerformanceChangesForm, @Actor() actor: string) {
    await this.performanceSetup.change(actor, id, form);
    return this.show(id);
  }

  @Delete(ONE)
  @Describe({
    summary: 'Delete a performance',
    answers: { 204: null },
    params: ['eventId'],
    refuses: [notFound, onSaleCannotGo],
  })
  @HttpCode(204)
  delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.performanceSetup.delete(actor, id);
  }

  /** Puts it on sale, and shows its event to the fans. */
  @Post(PUBLICATION)
  @Describe({
    summary: 'Put a performance on sale, and show its event',
    answers: { 201: performanceSchema },
    params: ['eventId'],
    refuses: [notFound, notPublishable],
  })
  async publish(@Param('id') id: string, @Actor() actor: string) {
    await this.performanceSetup.publish(actor, id);
    return this.show(id);
  }
}
