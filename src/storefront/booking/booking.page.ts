import { artworkPalette } from '../../events/index.js';
import type { BookedSeat, Booking } from '../../bookings/index.js';
import type { TimelineEntry } from '../../payments/index.js';
import { type Money, money } from '../../platform/money/money.js';
import { qrPath } from '../../platform/web/qr-path.js';
import { money as writeMoney, when } from '../../platform/web/view-helpers.js';
import type { Ticket } from '../../tickets/index.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import { timelineView } from '../checkout/timeline.page.js';
import type { BookingView, TicketView } from '../views/booking.view.js';
import { capital, counted, placeWords, spelled } from '../words.rules.js';
import { cancellableUntil } from './cancellation.rules.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface BookingContent {
  booking: Booking;
  tickets: Ticket[];
  timeline: TimelineEntry[];
  staged: Staged;
  token: string;
  now: Date;
}

/** Longer words than this need a smaller size on the ticket. */
const LONG_WORDS = 8;

export function bookingPage(content: BookingContent): BookingView {
  const { booking, tickets, timeline, staged, token, now } = content;
  const { event, performance } = staged;
  const isConfirmed = booking.status === 'confirmed';
  const zone = performance.timeZone;
  const until = cancellableUntil(event.details, performance.startsAt);
  const canCancel = isConfirmed && until !== undefined && now < until;
  const query = `?token=${encodeURIComponent(token)}`;
  const address = `/bookings/${booking.reference}`;
  const isOff = performance.status === 'cancelled';
  return {
    title: isConfirmed ? 'You are going' : 'Booking cancelled',
    description: null,
    palette: artworkPalette(event.slug),
    heading: isConfirmed ? `You are going to see ${event.attraction}` : 'These tickets are given back',
    lead: isConfirmed
      ? leadWords(content)
      : 'They no longer open the door. The full price goes back to your card.',
    reference: booking.reference,
    isConfirmed,
    notice: noticeOf(booking, isOff),
    tickets: ticketViews(content),
    pdfHref: isConfirmed && tickets.length > 0 ? `${address}/tickets.pdf${query}` : null,
    calendarHref: isConfirmed && !isOff ? `${address}/calendar.ics${query}` : null,
    lines: linesOf(booking, staged),
    total: booking.total,
    timeline: timelineView({ entries: timeline, total: booking.total, zone }),
    changeWords: canCancel
      ? `Give the tickets back until ${when(until.toISOString(), zone, 'day')}, ${when(until.toISOString(), zone, 'time')} and get the full price.`
      : null,
    cancelAction: canCancel ? `${address}/cancellation${query}` : null,
  };
}

function leadWords({ booking, staged: { performance } }: BookingContent): string {
  const count = booking.seats.filter(seat => seat.cancelledAt === null).length;
  const day = when(performance.startsAt.toISOString(), performance.timeZone, 'day-long');
  const [is, isHere] = count === 1 ? ['It is', 'it is here'] : ['They are', 'they are here'];
  return `${capital(spelled(count, 'ticket', 'tickets'))} for ${day}. ${is} on the way to ${booking.buyer.email}, and ${isHere}.`;
}

function noticeOf(booking: Booking, isPerformanceCancelled: boolean): BookingView['notice'] {
  if (isPerformanceCancelled && booking.status === 'confirmed') {
    return {
      ...{ tone: 'bad', symbol: 'ban', heading: 'This date is cancelled.' },
      words: 'The full price goes back to your card. Banks need up to five days.',
    };
  }
  const back = booking.seats
    .filter(seat => seat.cancelledAt !== null)
    .reduce((total, seat) => total + priceOf(seat).amount, 0);
  if (back === 0) return null;
  const amount = writeMoney(money(back, booking.total.currency));
  return {
    ...{ tone: 'good', symbol: 'circle-check', heading: `${amount} is on its way back to you.` },
    words: 'Banks need up to five days.',
  };
}

function priceOf({ price, fees }: BookedSeat): Money {
  return money(price.amount + fees.amount, price.currency);
}

function ticketViews({ booking, tickets, staged }: BookingContent): TicketView[] {
  const { event, performance, venue, tiers } = staged;
  const { startsAt, doorsAt, timeZone: zone } = performance;
  const doors = doorsAt === null ? '' : `. Doors ${when(doorsAt.toISOString(), zone, 'time')}`;
  return tickets.flatMap((ticket, index): TicketView[] => {
    const seat = booking.seats.find(one => one.seatId === ticket.seatId);
    if (seat === undefined) return [];
    const tier = tiers.find(({ id }) => id === seat.tierId)?.name;
    const paid = writeMoney(priceOf(seat));
    return [
      {
        label: `Ticket ${index + 1} of ${tickets.length}`,
        name: fullName(event),
        art: artworkUrl(event, 'thumb'),
        ...{ startsAt: startsAt.toISOString(), zone, place: placeWords(venue) + doors },
        places: placesOf(seat),
        qr: qrPath(ticket.code),
        serial: `${booking.reference}-${index + 1}`,
        tier: tier === undefined ? paid : `${tier}, ${paid}`,
        holder: booking.buyer.name,
        isCancelled: ticket.status === 'void',
      },
    ];
  });
}

function placesOf({ section, row, seat }: BookedSeat): TicketView['places'] {
  const parts =
    row === '' && seat === ''
      ? [{ term: 'Area', words: section }]
      : [
          { term: 'Section', words: section },
          { term: 'Row', words: row },
          { term: 'Seat', words: seat },
        ];
  return parts
    .filter(({ words }) => words !== '')
    .map(part => ({ ...part, isLong: part.words.length > LONG_WORDS }));
}

/** Seats by tier, then all fees. */
function linesOf({ seats, fees }: Booking, { tiers }: Staged): BookingView['lines'] {
  const byTier = tiers.flatMap(({ id, name }) => {
    const own = seats.filter(seat => seat.tierId === id);
    if (own.length === 0) return [];
    const amount = own.reduce((total, seat) => total + seat.price.amount, 0);
    return [
      { words: `${counted(own.length, 'ticket', 'tickets')}, ${name}`, amount: money(amount, fees.currency) },
    ];
  });
  return [...byTier, { words: 'Fees', amount: fees }];
}
