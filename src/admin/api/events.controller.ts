import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { EventsService } from '../../events/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { inUse, onSaleCannotGo } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { EventChangesForm, EventForm, PageQuery } from './catalogue.forms.js';
import { toEventView } from './catalogue.views.js';

import { page, PAGE_QUERY, eventSchema } from './admin.schemas.js';
@Controller('api/v1/admin/events')
export class AdminEventsController {
  constructor(
    private readonly events: EventsService,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  @Describe({ summary: 'Create: event', answers: { 201: eventSchema }, refuses: [invalidRequest] })
  async create(@Body() form: EventForm, @Actor() actor: string) {
    const id = await this.acts.run({ actor, action: 'event.created', detail: { ...form } }, tx =>
      this.events.create(tx, { ...form }),
    );
    return this.show(id);
  }

  @Get()
  @Describe({
    summary: 'List events, oldest first',
    answers: { 200: page(eventSchema) },
    query: PAGE_QUERY,
    refuses: [invalidRequest],
  })
  async list(@Query() page: PageQuery) {
    const { items, nextCursor } = await this.events.list(page);
    return { items: items.map(toEventView), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'One event', answers: { 200: eventSchema }, refuses: [notFound] })
  async show(@Param('id') id: string) {
    return toEventView(await this.events.get(id));
  }

  @Patch(':id')
  @Describe({ summary: 'Change: event', answers: { 200: eventSchema }, refuses: [invalidRequest, notFound] })
  async change(@Param('id') id: string, @Body() form: EventChangesForm, @Actor() actor: string) {
    await this.acts.run({ actor, action: 'event.changed', id, detail: { ...form } }, tx =>
      this.events.update(tx, id, { ...form }),
    );
    return this.show(id);
  }

  @Delete(':id')
  @Describe({ summary: 'Delete: event', answers: { 204: null }, refuses: [notFound, inUse, onSaleCannotGo] })
  @HttpCode(204)
  async delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'event.deleted', id }, tx => this.events.delete(tx, id));
  }
}
