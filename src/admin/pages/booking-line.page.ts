import type { Booking } from '../../bookings/index.js';
import { seatWords } from '../../tickets/index.js';
import type { BookingLineView } from '../views/bookings.view.js';
import type { StateView } from '../views/shell.view.js';
import type { PerformanceRow } from './listing.service.js';

const SEATS_NAMED = 2;

export function bookingState({ status }: Pick<Booking, 'status'>): StateView {
  return status === 'confirmed' ? { tone: 'on', words: 'Confirmed' } : { tone: 'off', words: 'Cancelled' };
}

/** @param performance named in the line; null where the page is about it anyway */
export function bookingLine(
  booking: Booking,
  performance: PerformanceRow | null,
  zone: string,
): BookingLineView {
  const { reference, buyer, total, createdAt } = booking;
  return {
    href: `/admin/bookings/${reference}`,
    reference,
    buyer: buyer.name,
    email: buyer.email,
    seats: seatsInWords(booking),
    event: performance === null ? null : performance.name,
    state: bookingState(booking),
    total,
    at: createdAt.toISOString(),
    zone,
  };
}

/** The first few places by name; those of an area have one name, which is counted. */
function seatsInWords({ seats }: Booking): string {
  const counts = new Map<string, number>();
  for (const seat of seats) counts.set(seatWords(seat), (counts.get(seatWords(seat)) ?? 0) + 1);
  const named = [...counts].slice(0, SEATS_NAMED);
  const rest = seats.length - named.reduce((sum, [, count]) => sum + count, 0);
  const words = named.map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join('; ');
  return rest > 0 ? `${words} and ${rest} more` : words;
}
