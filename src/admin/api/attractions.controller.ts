import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { AttractionsService } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { AttractionChangesForm, AttractionForm, PageQuery } from './catalogue.forms.js';
import { toAttractionView } from './catalogue.views.js';

@Controller('api/v1/admin/attractions')
export class AdminAttractionsController {
  constructor(
    private readonly attractions: AttractionsService,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  async create(@Body() form: AttractionForm, @Actor() actor: string) {
    const id = await this.acts.run({ actor, action: 'attraction.created', detail: { ...form } }, tx =>
      this.attractions.create(tx, { ...form }),
    );
    return this.show(id);
  }

  @Get()
  async list(@Query() page: PageQuery) {
    const { items, nextCursor } = await this.attractions.list(page);
    return { items: items.map(toAttractionView), nextCursor };
  }

  @Get(':id')
  async show(@Param('id') id: string) {
    return toAttractionView(await this.attractions.get(id));
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() form: AttractionChangesForm, @Actor() actor: string) {
    await this.acts.run({ actor, action: 'attraction.changed', id, detail: { ...form } }, tx =>
      this.attractions.update(tx, id, { ...form }),
    );
    return this.show(id);
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'attraction.deleted', id }, tx => this.attractions.delete(tx, id));
  }
}
