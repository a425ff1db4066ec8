import type { Booking } from '../../bookings/index.js';
import type { PriceTier } from '../../inventory/index.js';
import type { TimelineEntry } from '../../payments/index.js';
import { formatMoney, type Money, money } from '../../platform/money/money.js';
import { withDays } from '../../platform/web/timeline-days.js';
import { seatWords, type Ticket } from '../../tickets/index.js';
import type { AdminBookingView } from '../views/bookings.view.js';
import type { AdminPageView } from '../views/shell.view.js';
import { bookingState } from './booking-line.page.js';
import { majorUnits } from './form-body.rules.js';
import type { PerformanceRow } from './listing.service.js';

const BAD = ['declined', 'refund-failed', 'refunding', 'voiding', 'capture-failed'];

interface Content {
  frame: AdminPageView;
  booking: Booking;
  row: PerformanceRow | undefined;
  tickets: Ticket[];
  tiers: PriceTier[];
  timeline: TimelineEntry[];
  refunds: { amountMinor: number; state: string }[];
  ticketsHref: string;
  idempotencyKey: string;
  refundError: string | null;
}

/** What the buyer still has seats for. */
export function openAmount({ seats, total }: Booking): Money {
  const live = seats.filter(seat => seat.cancelledAt === null);
  return {
    amount: live.reduce((sum, seat) => sum + seat.price.amount + seat.fees.amount, 0),
    currency: total.currency,
  };
}

export function bookingPage(content: Content): AdminBookingView {
  const { frame, booking, row, refunds } = content;
  const zone = row?.zone ?? 'UTC';
  const { currency } = booking.total;
  const refunded = refunds
    .filter(({ state }) => state !== 'FAILED')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    ...frame,
    reference: booking.reference,
    state: bookingState(booking),
    eventName: row?.name ?? '',
    startsAt: (row?.startsAt ?? booking.createdAt).toISOString(),
    zone,
    at: booking.createdAt.toISOString(),
    ticketsHref: content.ticketsHref,
    resendAction: null,
    buyer: booking.buyer.name,
    email: booking.buyer.email,
    seats: seatLines(content),
    sums: [
      { words: 'Booked', amount: booking.total },
      { words: 'Given back', amount: { amount: refunded, currency } },
    ],
    timeline: timelineOf(content, zone),
    refund: refundView(content),
  };
}

/** Every step by the name that the API and the logs have for it, bad ones marked. */
function timelineOf({ timeline, booking }: Content, zone: string): AdminBookingView['timeline'] {
  const steps = timeline.map(({ at, entry, detail }) => ({
    what: capital(entry.replaceAll('-', ' ')),
    at: at.toISOString(),
    zone,
    soon: null,
    detail: detailWords(detail, booking.total.currency),
    isNext: false,
    isBad: BAD.includes(entry),
  }));
  return withDays(steps);
}

function detailWords(detail: Record<string, unknown>, currency: string): string | null {
  const { amount } = detail;
  const sum = typeof amount === 'number' ? [formatMoney(money(amount, currency))] : [];
  const words = Object.entries(detail)
    .filter(([name]) => name !== 'amount' && name !== 'currency')
    .map(([name, value]) => (name === 'reason' ? String(value) : `${name} ${String(value)}`));
  return sum.length + words.length === 0 ? null : [...sum, ...words].join(', ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function seatLines({ booking, tickets, tiers }: Content): AdminBookingView['seats'] {
  const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
  const ticketOf = new Map(tickets.map(ticket => [ticket.seatId, ticket]));
  return booking.seats.map((seat, index) => {
    const isValid = ticketOf.get(seat.seatId)?.status === 'valid' && seat.cancelledAt === null;
    return {
      name: seatWords(seat),
      tier: tierNames.get(seat.tierId) ?? '',
      serial: `${booking.reference}-${index + 1}`,
      state: isValid ? { tone: 'on', words: 'Valid' } : { tone: 'off', words: 'Given back' },
      price: seat.price,
      fees: seat.fees,
    };
  });
}

function refundView({ booking, idempotencyKey, refundError }: Content): AdminBookingView['refund'] {
  const most = openAmount(booking);
  if (most.amount === 0) return null;
  return {
    action: `/admin/bookings/${booking.reference}/refunds`,
    idempotencyKey,
    most,
    amount: majorUnits(most.amount, most.currency),
    words: 'The money goes back to the same card, the seats go back to the sale, and the tickets end.',
    error: refundError,
  };
}
