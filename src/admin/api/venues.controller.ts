import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { VenuesService } from '../../events/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { inUse } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { VenueChangesForm, VenueForm, PageQuery } from './catalogue.forms.js';
import { toVenueView } from './catalogue.views.js';

import { page, PAGE_QUERY, venueSchema } from './admin.schemas.js';
@Controller('api/v1/admin/venues')
export class AdminVenuesController {
  constructor(
    private readonly venues: VenuesService,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  @Describe({ summary: 'Create: venue', answers: { 201: venueSchema }, refuses: [invalidRequest] })
  async create(@Body() form: VenueForm, @Actor() actor: string) {
    const id = await this.acts.run({ actor, action: 'venue.created', detail: { ...form } }, tx =>
      this.venues.create(tx, { ...form }),
    );
    return this.show(id);
  }

  @Get()
  @Describe({
    summary: 'List venues, oldest first',
    answers: { 200: page(venueSchema) },
    query: PAGE_QUERY,
    refuses: [invalidRequest],
  })
  async list(@Query() page: PageQuery) {
    const { items, nextCursor } = await this.venues.list(page);
    return { items: items.map(toVenueView), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'One venue', answers: { 200: venueSchema }, refuses: [notFound] })
  async show(@Param('id') id: string) {
    return toVenueView(await this.venues.get(id));
  }

  @Patch(':id')
  @Describe({ summary: 'Change: venue', answers: { 200: venueSchema }, refuses: [invalidRequest, notFound] })
  async change(@Param('id') id: string, @Body() form: VenueChangesForm, @Actor() actor: string) {
    await this.acts.run({ actor, action: 'venue.changed', id, detail: { ...form } }, tx =>
      this.venues.update(tx, id, { ...form }),
    );
    return this.show(id);
  }

  @Delete(':id')
  @Describe({ summary: 'Delete: venue', answers: { 204: null }, refuses: [notFound, inUse] })
  @HttpCode(204)
  async delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'venue.deleted', id }, tx => this.venues.delete(tx, id));
  }
}
