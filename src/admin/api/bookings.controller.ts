import { Body, Controller, Get, Header, Headers, Param, Post, Query } from '@nestjs/common';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { checkKey, PaymentsService, RefundsService } from '../../payments/index.js';
import { Describe, IDEMPOTENCY_KEY } from '../../platform/openapi/index.js';
import { notFound } from '../../platform/general-problems.js';
import { refundNotPossible } from '../../payments/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { RefundForm } from './bookings.forms.js';
import { BookingsQuery } from './catalogue.forms.js';

const DEFAULT_REASON = 'Refunded by the organizer';

import { adminRefundSchema, bookingDetailSchema, bookingSchema, page, PAGE_QUERY } from './admin.schemas.js';
@Controller('api/v1/admin/bookings')
export class AdminBookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly payments: PaymentsService,
    private readonly refunds: RefundsService,
    private readonly acts: AdminActs,
  ) {}

  @Get()
  @Describe({
    summary: 'Bookings, newest first',
    answers: { 200: page(bookingSchema) },
    query: [
      ...PAGE_QUERY,
      { name: 'performanceId', description: 'Only of this performance.' },
      { name: 'q', description: 'Part of the reference, name or e-mail address.' },
    ],
  })
  @Header('cache-control', 'no-store')
  async list(@Query() { performanceId, q, cursor, limit }: BookingsQuery) {
    const page = await this.bookings.list({ performanceId, q, before: cursor, limit });
    return { items: page.items.map(toBookingView), nextCursor: page.nextCursor };
  }

  @Get(':reference')
  @Describe({
    summary: 'One booking with its payment timeline',
    answers: { 200: bookingDetailSchema },
    refuses: [notFound],
  })
  @Header('cache-control', 'no-store')
  async show(@Param('reference') reference: string) {
    const booking = await this.bookings.byReference(reference);
    const timeline = await this.payments.timeline(booking.paymentId);
    return { ...toBookingView(booking), timeline };
  }

  /** Gives seats back to the sale and their money to the buyer. The same key again answers the same refund. */
  @Post(':reference/refunds')
  @Describe({
    summary: 'Give seats back and refund them',
    headers: [IDEMPOTENCY_KEY],
    answers: { 201: adminRefundSchema },
    refuses: [notFound, refundNotPossible],
  })
  @Header('cache-control', 'no-store')
  async refund(
    @Param('reference') reference: string,
    @Body() form: RefundForm,
    @Headers('idempotency-key') presented: string | undefined,
    @Actor() actor: string,
  ) {
    const key = checkKey(presented);
    const booking = await this.bookings.byReference(reference);
    await this.refunds.awaitCapture(booking);
    const reason = form.reason ?? DEFAULT_REASON;
    const detail = { reason, key, ...(form.seatIds === undefined ? {} : { seatIds: form.seatIds }) };
    let refund: Awaited<ReturnType<RefundsService['refundIn']>> | undefined;
    await this.acts.run({ actor, action: 'booking.refunded', id: booking.reference, detail }, async tx => {
      refund = await this.refunds.refundIn(tx, booking, { seatIds: form.seatIds, reason, key });
    });
    return {
      id: refund?.id,
      bookingReference: booking.reference,
      amount: { amount: refund?.amountMinor, currency: booking.total.currency },
      reason: refund?.reason,
      state: refund?.state.toLowerCase(),
      createdAt: refund?.createdAt.toISOString(),
    };
  }
}

function toBookingView(booking: Booking) {
  const { reference, performanceId, paymentId, holdId, buyer, status, total, fees, seats } = booking;
  return {
    ...{ reference, performanceId, paymentId, holdId, buyer, status, total, fees },
    createdAt: booking.createdAt.toISOString(),
    cancelledAt: booking.cancelledAt?.toISOString() ?? null,
    seats: seats.map(({ seatId, section, row, seat, tierId, price, fees: seatFees, cancelledAt }) => ({
      ...{ seatId, section, row, seat, tierId, price },
      fees: seatFees,
      cancelledAt: cancelledAt?.toISOString() ?? null,
    })),
  };
}
