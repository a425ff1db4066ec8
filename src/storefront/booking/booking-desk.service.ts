import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { EventsService, PerformancesService } from '../../events/index.js';
import { cancellationNotAllowed, PaymentsService, RefundsService } from '../../payments/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/problem.js';
import { TicketsService } from '../../tickets/index.js';
import { Catalogue } from '../catalogue.service.js';
import type { BookingContent } from './booking.page.js';
import { cancellableUntil } from './cancellation.rules.js';

type Refund = Awaited<ReturnType<RefundsService['refund']>>;

/** What a buyer may see and do with a booking, once its token has opened it. */
@Injectable()
export class BookingDesk {
  constructor(
    private readonly bookings: BookingsService,
    private readonly tickets: TicketsService,
    private readonly payments: PaymentsService,
    private readonly refunds: RefundsService,
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found */
  async read(
    reference: string,
    token: string | undefined,
  ): Promise<Omit<BookingContent, 'refunds'> & { refunds: Refund[] }> {
    const booking = await this.bookings.open(reference, token);
    const [tickets, timeline, refunds, staged] = await Promise.all([
      this.tickets.ofBooking(booking),
      this.payments.timeline(booking.paymentId),
      this.refunds.ofPayment(booking.paymentId),
      this.catalogue.staging(booking.performanceId),
    ]);
    return { booking, tickets, timeline, refunds, staged, token: token ?? '', now: this.clock.now() };
  }

  /**
   * Gives seats back and their money with them, where the event's rules allow it. The same key again answers the
   * same refund.
   * @param seatIds all of the booking when absent
   * @throws not-found, cancellation-not-allowed, refund-not-possible
   */
  async giveBack(
    reference: string,
    token: string | undefined,
    request: { key: string; seatIds?: string[] | undefined },
  ): Promise<{ booking: Booking; refund: Refund }> {
    const booking = await this.bookings.open(reference, token);
    await this.refuseLate(booking);
    // The capture follows the booking by itself within seconds; only captured money can go back.
    await this.payments.advance(booking.paymentId);
    const refund = await this.refunds.refund(booking, { ...request, reason: 'given back by the buyer' });
    return { booking: await this.bookings.open(reference, token), refund };
  }

  private async refuseLate(booking: Booking): Promise<void> {
    const performance = await this.performances.get(booking.performanceId);
    const { details } = await this.events.get(performance.eventId);
    const until = cancellableUntil(details, performance.startsAt);
    if (until === undefined || this.clock.now() >= until) throw new DomainError(cancellationNotAllowed);
  }
}
