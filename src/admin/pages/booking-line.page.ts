import type { Booking } from '../../bookings/index.js';
import { seatWords } from '../../tickets/index.js';
import type { BookingLineView } from '../views/bookings.view.js';
import type { StateView } from '../views/shell.view.js';
import type { PerformanceRow } from './listing.service.js';

const SEATS_NAMED = 4;

export function bookingState({ status }: Pick<Booking, 'status'>): StateView {
  return status === 'confirmed' ? { tone: 'on', words: 'Confirmed' } : { tone: 'off', words: 'Cancelled' };
}

/** @param performance named in the line; null where the page is about it anyway */
export function bookingLine(
  booking: Booking,
  performance: PerformanceRow | null,
  zone: string,
): BookingLineView {
  const { reference, buyer, seats, total, createdAt } = booking;
  const named = seats.slice(0, SEATS_NAMED).map(seatWords).join('; ');
  const rest = seats.length - SEATS_NAMED;
  return {
    href: `/admin/bookings/${reference}`,
    reference,
    buyer: buyer.name,
    email: buyer.email,
    seats: rest > 0 ? `${named} and ${rest} more` : named,
    event: performance === null ? null : performance.name,
    state: bookingState(booking),
    total,
    at: createdAt.toISOString(),
    zone,
  };
}
