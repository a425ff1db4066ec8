import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventsService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { pageOf } from '../../platform/database/index.js';
import { artworkUrl } from '../../storefront/index.js';
import type { Admin } from '../access/admins.js';
import { EventsQuery } from '../api/catalogue.forms.js';
import { AdminActs } from '../audit/admin-acts.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { EventsView } from '../views/events.view.js';
import { attempt } from './checked-form.js';
import { EventDesk } from './event-desk.service.js';
import { eventEditPage, typedEvent } from './event-edit.page.js';
import { type FieldProblem, type FormBody, problemsIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { ListingService } from './listing.service.js';
import { pager } from './pager.rules.js';
import { eventState } from './performance-words.rules.js';

const STATUSES = [
  ['', 'Any state'],
  ['draft', 'Draft'],
  ['published', 'Published'],
  ['cancelled', 'Cancelled'],
] as const;

@Controller('admin/events')
@UseFilters(SignInFilter)
export class EventPagesController {
  constructor(
    private readonly events: EventsService,
    private readonly desk: EventDesk,
    private readonly listing: ListingService,
    private readonly acts: AdminActs,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query() { limit, cursor, q = '', status = '' }: EventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.listing.events({ q, status, before: cursor ?? null, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, last => last.id);
    const counts = await this.listing.eventCounts();
    const view: EventsView = {
      ...frame(request, 'Events', 'events'),
      countWords: `${counts.all} ${counts.all === 1 ? 'event' : 'events'}, ${counts.published} published`,
      q,
      statuses: STATUSES.map(([value, label]) => ({ value, label, selected: value === status })),
      events: items.map(row => ({
        href: `/admin/events/${row.id}`,
        name: row.name,
        attraction: row.attraction,
        genre: row.genre,
        art: artworkUrl(row, 'thumb'),
        state: eventState(row),
        dates: row.dates,
        nextAt: row.nextAt?.toISOString() ?? null,
        zone: row.zone ?? 'UTC',
        place: row.place ?? '',
      })),
      emptyWords: q === '' && status === '' ? 'Make the first one.' : 'Nothing is called like that.',
      ...pager('/admin/events', { q, status }, cursor, nextCursor),
    };
    await reply.view('admin/events', view);
  }

  @Get('new')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, { id: null, typed: {}, problems: [] });
  }

  @Post('new')
  async create(
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const outcome = await attempt(() => this.desk.create(admin.email, body ?? {}));
    if ('value' in outcome) await reply.redirect(`/admin/events/${outcome.value}?done=saved`, 303);
    else
      await this.page(request, reply, { id: null, typed: body ?? {}, problems: problemsIn(outcome.refusal) });
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, { id, typed: null, problems: [] });
  }

  @Post(':id')
  async change(
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const outcome = await attempt(() => this.desk.change(admin.email, id, body ?? {}));
    if ('value' in outcome) await reply.redirect(`/admin/events/${id}?done=saved`, 303);
    else await this.page(request, reply, { id, typed: body ?? {}, problems: problemsIn(outcome.refusal) });
  }

  @Post(':id/deletion')
  async delete(@Param('id') id: string, @Res() reply: FastifyReply, @SignedIn() admin: Admin): Promise<void> {
    await this.acts.run({ actor: admin.email, action: 'event.deleted', id }, tx =>
      this.events.delete(tx, id),
    );
    await reply.redirect('/admin/events?done=deleted', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, typed, problems }: { id: string | null; typed: FormBody | null; problems: FieldProblem[] },
  ): Promise<void> {
    const saved = id === null ? null : await this.desk.saved(id);
    const view = eventEditPage({
      frame: frame(request, saved?.event.name ?? 'New event', 'events'),
      saved,
      input: typed === null && saved !== null ? this.desk.inputOf(saved) : typedEvent(typed ?? {}),
      problems,
      attractions: (await this.listing.attractions()).map(({ name }) => name),
      genres: await this.listing.genres(),
      performances: id === null ? [] : await this.listing.performancesOf(id),
      now: this.clock.now(),
    });
    await reply.code(problems.length === 0 ? 200 : 422).view('admin/event-edit', view);
  }
}
