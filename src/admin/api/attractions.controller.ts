import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { AttractionsService } from '../../events/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { inUse } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { AttractionChangesForm, AttractionForm, PageQuery } from './catalogue.forms.js';
import { toAttractionView } from './catalogue.views.js';

import { page, PAGE_QUERY, attractionSchema } from './admin.schemas.js';
@Controller('api/v1/admin/attractions')
export class AdminAttractionsController {
  constructor(
    private readonly attractions: AttractionsService,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  @Describe({ summary: 'Create: attraction', answers: { 201: attractionSchema }, refuses: [invalidRequest] })
  async create(@Body() form: AttractionForm, @Actor() actor: string) {
    const id = await this.acts.run({ actor, action: 'attraction.created', detail: { ...form } }, tx =>
      this.attractions.create(tx, { ...form }),
    );
    return this.show(id);
  }

  @Get()
  @Describe({
    summary: 'List attractions, oldest first',
    answers: { 200: page(attractionSchema) },
    query: PAGE_QUERY,
    refuses: [invalidRequest],
  })
  async list(@Query() page: PageQuery) {
    const { items, nextCursor } = await this.attractions.list(page);
    return { items: items.map(toAttractionView), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'One attraction', answers: { 200: attractionSchema }, refuses: [notFound] })
  async show(@Param('id') id: string) {
    return toAttractionView(await this.attractions.get(id));
  }

  @Patch(':id')
  @Describe({
    summary: 'Change: attraction',
    answers: { 200: attractionSchema },
    refuses: [invalidRequest, notFound],
  })
  async change(@Param('id') id: string, @Body() form: AttractionChangesForm, @Actor() actor: string) {
    await this.acts.run({ actor, action: 'attraction.changed', id, detail: { ...form } }, tx =>
      this.attractions.update(tx, id, { ...form }),
    );
    return this.show(id);
  }

  @Delete(':id')
  @Describe({ summary: 'Delete: attraction', answers: { 204: null }, refuses: [notFound, inUse] })
  @HttpCode(204)
  async delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'attraction.deleted', id }, tx => this.attractions.delete(tx, id));
  }
}
