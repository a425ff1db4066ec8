import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventsService, PerformancesService, VenuesService } from '../../events/index.js';
import { SeatingPlansService, SetUpService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { wallClock } from '../../platform/clock/local-time.rules.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { PoolsService } from '../../queue/index.js';
import type { Admin } from '../access/admins.js';
import { PerformanceSetup } from '../api/performance-setup.service.js';
import { PerformanceChangesForm, PerformanceForm } from '../api/performances.forms.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import { attempt, checkedForm } from './checked-form.js';
import { type FieldProblem, type FormBody, problemsIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { ListingService } from './listing.service.js';
import { performanceEditPage } from './performance-edit.page.js';
import { typedFrom } from './typed-performance.js';
import {
  pageProblems,
  performanceValues,
  type TypedPerformance,
  typedPerformance,
} from './performance-form.rules.js';

const CHOICES = 100;
const UNREADABLE = 422;

@Controller('admin')
@UseFilters(SignInFilter)
export class PerformancePagesController {
  constructor(
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly venues: VenuesService,
    private readonly plans: SeatingPlansService,
    private readonly setUp: SetUpService,
    private readonly pools: PoolsService,
    private readonly setup: PerformanceSetup,
    private readonly listing: ListingService,
    private readonly clock: Clock,
  ) {}

  @Get('events/:eventId/performances/new')
  async blank(
    @Param('eventId') eventId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = wallClock(this.clock.now(), 'UTC');
    const typed = typedPerformance({
      ...{ currency: 'EUR', onSaleAt: now, holdMinutes: '10', orphanRule: 'lenient' },
      ...{ seatsPerHold: '8', seatsPerShopper: '8' },
    });
    await this.page(request, reply, { eventId, typed, problems: [] });
  }

  @Post('events/:eventId/performances/new')
  async create(
    @Param('eventId') eventId: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const typed = typedPerformance(body ?? {});
    const outcome = await attempt(async () => {
      const form = await checkedForm(PerformanceForm, await this.values(typed));
      return this.setup.create(admin.email, eventId, form);
    });
    if ('value' in outcome) await reply.redirect(`/admin/performances/${outcome.value}/edit?done=saved`, 303);
    else await this.page(request, reply, { eventId, typed, problems: problemsIn(outcome.refusal) });
  }

  @Get('performances/:id/edit')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.savedPage(request, reply, id, []);
  }

  @Post('performances/:id/edit')
  async change(
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const typed = typedPerformance(body ?? {});
    const { eventId } = await this.performances.get(id);
    const outcome = await attempt(async () => {
      const form = await checkedForm(PerformanceChangesForm, await this.values(typed));
      await this.setup.change(admin.email, id, form);
    });
    if ('value' in outcome) await reply.redirect(`/admin/performances/${id}/edit?done=saved`, 303);
    else await this.page(request, reply, { eventId, id, typed, problems: problemsIn(outcome.refusal) });
  }

  @Post('performances/:id/publication')
  async publish(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const outcome = await attempt(() => this.setup.publish(admin.email, id));
    if ('value' in outcome) await reply.redirect(`/admin/performances/${id}/edit?done=published`, 303);
    else await this.savedPage(request, reply, id, problemsIn(outcome.refusal));
  }

  @Post('performances/:id/cancellation')
  async cancel(@Param('id') id: string, @Res() reply: FastifyReply, @SignedIn() admin: Admin): Promise<void> {
    await this.setup.change(admin.email, id, { status: 'cancelled' });
    await reply.redirect(`/admin/performances/${id}/edit?done=cancelled`, 303);
  }

  @Post('performances/:id/deletion')
  async delete(@Param('id') id: string, @Res() reply: FastifyReply, @SignedIn() admin: Admin): Promise<void> {
    const { eventId } = await this.performances.get(id);
    await this.setup.delete(admin.email, id);
    await reply.redirect(`/admin/events/${eventId}?done=deleted`, 303);
  }

  /** The times were typed as the venue's clock shows them. @throws invalid-request without a venue */
  private async values(typed: TypedPerformance): Promise<Record<string, unknown>> {
    const { items } = await this.venues.list({ limit: CHOICES });
    const venue = items.find(({ id }) => id === typed.venueId);
    if (venue === undefined) {
      throw new DomainError(invalidRequest, { extra: { errors: [{ path: 'venueId', message: '' }] } });
    }
    return performanceValues(typed, venue.timeZone);
  }

  private async savedPage(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    problems: FieldProblem[],
  ): Promise<void> {
    const performance = await this.performances.get(id);
    const typed = typedFrom(performance, await this.setUp.tiersOf(id), await this.setUp.areasOf(id));
    await this.page(request, reply, { eventId: performance.eventId, id, typed, problems });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    content: { eventId: string; id?: string; typed: TypedPerformance; problems: FieldProblem[] },
  ): Promise<void> {
    const { eventId, id, typed } = content;
    const event = await this.events.get(eventId);
    const problems = pageProblems(content.problems);
    const view = performanceEditPage({
      frame: frame(request, id === undefined ? `New date of ${event.name}` : `Edit ${event.name}`, 'events'),
      ...{ event, typed, problems, now: this.clock.now() },
      row: id === undefined ? undefined : await this.listing.performance(id),
      venues: (await this.venues.list({ limit: CHOICES })).items,
      plans: (await this.plans.list({ limit: CHOICES })).items,
      pools: await this.pools.list(),
    });
    await reply.code(problems.length === 0 ? 200 : UNREADABLE).view('admin/performance-edit', view);
  }
}
