import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v4 as randomUuid } from 'uuid';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { SetUpService } from '../../inventory/index.js';
import { checkKey, PaymentsService, RefundsService } from '../../payments/index.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { TicketsService } from '../../tickets/index.js';
import type { Admin } from '../access/admins.js';
import { RefundForm } from '../api/bookings.forms.js';
import { BookingsQuery } from '../api/catalogue.forms.js';
import { AdminActs } from '../audit/admin-acts.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { BookingsView } from '../views/bookings.view.js';
import { bookingLine } from './booking-line.page.js';
import { bookingPage } from './booking.page.js';
import { attempt, checkedForm } from './checked-form.js';
import { type FormBody, textIn, textsIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { ListingService, type PerformanceRow } from './listing.service.js';
import { pager } from './pager.rules.js';

const CHOICES = 50;

@Controller('admin/bookings')
@UseFilters(SignInFilter)
export class BookingPagesController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly payments: PaymentsService,
    private readonly refunds: RefundsService,
    private readonly tickets: TicketsService,
    private readonly setUp: SetUpService,
    private readonly listing: ListingService,
    private readonly acts: AdminActs,
  ) {}

  @Get()
  async list(
    @Query() { limit, cursor, q = '', performanceId = '' }: BookingsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = { q, performanceId: performanceId === '' ? undefined : performanceId };
    const { items, nextCursor } = await this.bookings.list({ ...filter, before: cursor, limit });
    const rows = await this.rowsOf(items);
    const choices = await this.listing.upcoming(CHOICES);
    const view: BookingsView = {
      ...frame(request, 'Bookings', 'bookings'),
      countWords: items.length === 0 ? 'Nothing found' : `The latest ${items.length}`,
      q,
      performances: [
        { value: '', label: 'All performances', selected: performanceId === '' },
        ...choices.map(row => ({
          value: row.id,
          label: `${row.name}, ${row.startsAt.toISOString().slice(0, 10)}`,
          selected: row.id === performanceId,
        })),
      ],
      bookings: items.map(booking => {
        const row = rows.get(booking.performanceId) ?? null;
        return bookingLine(booking, row, row?.zone ?? 'UTC');
      }),
      ...pager('/admin/bookings', { q, performanceId }, cursor, nextCursor),
    };
    await reply.view('admin/bookings', view);
  }

  @Get(':reference')
  async show(
    @Param('reference') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, await this.bookings.byReference(reference), null);
  }

  @Post(':reference/refunds')
  async refund(
    @Param('reference') reference: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const typed = body ?? {};
    const booking = await this.bookings.byReference(reference);
    const seatIds = textsIn(typed, 'seatIds');
    const outcome = await attempt(async () => {
      if (seatIds.length === 0) throw new DomainError(invalidRequest, { detail: 'Tick a seat at least.' });
      const { reason = '' } = await checkedForm(RefundForm, { seatIds, reason: textIn(typed, 'reason') });
      const key = checkKey(textIn(typed, 'idempotencyKey'));
      const detail = { reason, key, seatIds };
      await this.refunds.awaitCapture(booking);
      await this.acts.run(
        { actor: admin.email, action: 'booking.refunded', id: booking.reference, detail },
        async tx => {
          await this.refunds.refundIn(tx, booking, { seatIds, reason, key });
        },
      );
    });
    if ('value' in outcome) await reply.redirect(`/admin/bookings/${booking.reference}?done=refunded`, 303);
    else {
      const refused = { error: outcome.refusal.message, seatIds, reason: textIn(typed, 'reason') };
      await this.page(request, reply, booking, refused);
    }
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    booking: Booking,
    refused: Parameters<typeof bookingPage>[0]['refused'],
  ): Promise<void> {
    const view = bookingPage({
      frame: frame(request, booking.reference, 'bookings'),
      booking,
      row: await this.listing.performance(booking.performanceId),
      tickets: await this.tickets.ofBooking(booking),
      tiers: await this.setUp.tiersOf(booking.performanceId),
      timeline: await this.payments.timeline(booking.paymentId),
      refunds: await this.refunds.ofPayment(booking.paymentId),
      ticketsHref: `/bookings/${booking.reference}?token=${this.bookings.accessTokenOf(booking.id)}`,
      idempotencyKey: randomUuid(),
      refused,
    });
    await reply.code(refused === null ? 200 : 422).view('admin/booking', view);
  }

  private async rowsOf(bookings: Booking[]): Promise<Map<string, PerformanceRow>> {
    const rows = new Map<string, PerformanceRow>();
    for (const { performanceId } of bookings) {
      if (rows.has(performanceId)) continue;
      const row = await this.listing.performance(performanceId);
      if (row !== undefined) rows.set(performanceId, row);
    }
    return rows;
  }
}
