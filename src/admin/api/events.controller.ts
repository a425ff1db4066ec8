import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { EventsService } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { EventChangesForm, EventForm, PageQuery } from './catalogue.forms.js';
import { toEventView } from './catalogue.views.js';

@Controller('api/v1/admin/events')
export class AdminEventsController {
  constructor(
    private readonly events: EventsService,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  async create(@Body() form: EventForm, @Actor() actor: string) {
    const id = await this.acts.run({ actor, action: 'event.created', detail: { ...form } }, tx =>
      this.events.create(tx, { ...form }),
    );
    return this.show(id);
  }

  @Get()
  async list(@Query() page: PageQuery) {
    const { items, nextCursor } = await this.events.list(page);
    return { items: items.map(toEventView), nextCursor };
  }

  @Get(':id')
  async show(@Param('id') id: string) {
    return toEventView(await this.events.get(id));
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() form: EventChangesForm, @Actor() actor: string) {
    await this.acts.run({ actor, action: 'event.changed', id, detail: { ...form } }, tx =>
      this.events.update(tx, id, { ...form }),
    );
    return this.show(id);
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'event.deleted', id }, tx => this.events.delete(tx, id));
  }
}
