import { Controller, Get, HttpCode, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BookingsService } from '../../bookings/index.js';
import { AvailabilityDocuments, HELD, SeatDirectories } from '../../inventory/index.js';
import { AuditorService, MassRefundsService } from '../../payments/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { formatMoney } from '../../platform/money/money.js';
import { QueueFiguresService } from '../../queue/index.js';
import { artworkUrl } from '../../storefront/index.js';
import { LiveFiguresService } from '../control/live-figures.service.js';
import { isLever, QueueDesk } from '../control/queue-desk.service.js';
import type { Admin } from '../access/admins.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { TodayView } from '../views/events.view.js';
import { frame } from './frame.js';
import { ListingService, type PerformanceRow } from './listing.service.js';
import { livePage, proofsOf } from './live.page.js';
import { performanceState, stockOf } from './performance-words.rules.js';

const LATEST = 10;
const SHOWN = 12;

@Controller('admin')
@UseFilters(SignInFilter)
export class LivePagesController {
  constructor(
    private readonly listing: ListingService,
    private readonly figures: LiveFiguresService,
    private readonly documents: AvailabilityDocuments,
    private readonly directories: SeatDirectories,
    private readonly bookings: BookingsService,
    private readonly auditor: AuditorService,
    private readonly massRefunds: MassRefundsService,
    private readonly desk: QueueDesk,
    private readonly queues: QueueFiguresService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async today(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const rows = await this.listing.upcoming(SHOWN);
    const soon = await this.listing.nextOnSale(LATEST);
    const totals = await this.listing.totals();
    const open = await this.auditor.countOpen();
    const view: TodayView = {
      ...frame(request, 'Today', 'today'),
      now: now.toISOString(),
      zone: 'UTC',
      live: null,
      stats: [
        { label: 'Bookings today', value: String(totals.bookings), note: `${totals.seats} seats` },
        ...totals.taken.map(money => ({
          label: `Taken today, ${money.currency}`,
          value: formatMoney(money),
          note: 'all fees in',
        })),
      ],
      performances: rows.map(row => performanceLine(row, now)),
      agenda: soon.map(row => ({
        at: row.onSaleAt.toISOString(),
        zone: row.zone,
        href: `/admin/performances/${row.id}`,
        name: row.name,
        note: 'no queue',
      })),
      proofs: [
        ...proofsOf({ invariants: await this.figures.invariantsOfAll() }),
        { term: 'Open in the books', value: String(open), isBad: open > 0 },
      ],
    };
    await reply.view('admin/today', view);
  }

  @Get('performances/:id')
  async live(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.listing.performance(id);
    if (row === undefined) throw new DomainError(notFound, { detail: 'There is no such performance.' });
    const view = livePage({
      frame: frame(request, `Live: ${row.name}`, 'events'),
      row,
      figures: await this.figures.of(id),
      queue: await this.queues.of(id),
      sections: await this.listing.sections(id),
      held: row.publishedAt === null ? new Map<string, number>() : await this.heldBySection(id),
      tiers: await this.listing.tiers(id),
      massRefund: row.status === 'cancelled' ? await this.massRefunds.progressOf(id) : null,
      bookings: (await this.bookings.list({ performanceId: id, limit: LATEST })).items,
      now: this.clock.now(),
    });
    await reply.view('admin/performance-live', view);
  }

  /** @throws not-found, no-queue */
  @Post('performances/:id/queue/:lever')
  @HttpCode(303)
  async pull(
    @Param('id') id: string,
    @Param('lever') lever: string,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const actor = admin.email;
    if (lever === 'switch-on') await this.desk.change(actor, id, { enabled: true });
    else if (lever === 'switch-off') await this.desk.change(actor, id, { enabled: false });
    else if (isLever(lever)) await this.desk.pull(actor, id, lever);
    else throw new DomainError(notFound);
    await reply.redirect(`/admin/performances/${id}`, 303);
  }

  private async heldBySection(id: string): Promise<Map<string, number>> {
    const { states } = await this.documents.of(id);
    const { seats } = await this.directories.of(id);
    const held = new Map<string, number>();
    for (const { ordinal, section } of seats) {
      if (states[ordinal] === HELD) held.set(section, (held.get(section) ?? 0) + 1);
    }
    return held;
  }
}

function performanceLine(row: PerformanceRow, now: Date): TodayView['performances'][number] {
  return {
    href: `/admin/performances/${row.id}`,
    editHref: `/admin/performances/${row.id}/edit`,
    name: row.name,
    art: artworkUrl(row, 'thumb'),
    startsAt: row.startsAt.toISOString(),
    zone: row.zone,
    place: row.place,
    state: performanceState(row, now),
    stock: stockOf(row.places, row.sold, 0),
    sold: row.sold,
    places: row.places,
    taken:
      row.takenMinor === 0 || row.currency === null
        ? null
        : { amount: row.takenMinor, currency: row.currency },
  };
}
