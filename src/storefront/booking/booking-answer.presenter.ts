import type { BookedSeat } from '../../bookings/index.js';
import { type Money, money } from '../../platform/money/money.js';
import type { BookingDesk } from './booking-desk.service.js';

type Read = Awaited<ReturnType<BookingDesk['read']>>;

/** `GET /api/v1/bookings/{reference}`. */
export function bookingAnswer({ booking, tickets, timeline, refunds, staged }: Read): object {
  const { event, performance, venue } = staged;
  const { reference, status, performanceId, buyer, total, fees, createdAt, cancelledAt, seats } = booking;
  return {
    ...{ reference, status, performanceId, buyer },
    event: { id: event.id, slug: event.slug, name: event.name },
    venue: { name: venue.name, city: venue.city, country: venue.country },
    startsAt: performance.startsAt.toISOString(),
    timeZone: performance.timeZone,
    seats: seats.map(seatAnswer),
    ...{ total, fees, createdAt: createdAt.toISOString(), cancelledAt: cancelledAt?.toISOString() ?? null },
    tickets: tickets.map(({ id, seatId, code, status: ticketStatus, issuedAt }) => ({
      ...{ id, seatId, code, status: ticketStatus, issuedAt: issuedAt.toISOString() },
    })),
    payment: {
      timeline: timeline.map(({ at, entry, detail }) => ({ at: at.toISOString(), entry, detail })),
    },
    refunds: refunds.map(refund => refundAnswer(refund, total)),
  };
}

export function refundAnswer(
  { id, amountMinor, reason, state, createdAt }: Read['refunds'][number],
  { currency }: Money,
): object {
  const amount = money(amountMinor, currency);
  return { id, amount, reason, state: state.toLowerCase(), createdAt: createdAt.toISOString() };
}

function seatAnswer({ seatId, section, row, seat, tierId, price, fees, cancelledAt }: BookedSeat): object {
  return {
    ...{ seatId, section, row, seat, tierId, price, fees },
    cancelledAt: cancelledAt?.toISOString() ?? null,
  };
}
