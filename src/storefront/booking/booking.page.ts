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
import { counted, placeWords, spelled } from '../words.rules.js';
import { type BookingFacts, bookingWords, isUncharged, moneyNotice } from './booking-words.page.js';
import { cancellableUntil } from './cancellation.rules.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface BookingContent {
  booking: Booking;
  tickets: Ticket[];
  timeline: TimelineEntry[];
  refunds: BookingFacts['refunds'];
  staged: Staged;
  token: string;
  now: Date;
}

/** Longer words than this need a smaller size on the ticket. */
const LONG_WORDS = 8;

export function bookingPage(content: BookingContent): BookingView {
  const { booking, tickets, timeline, staged, token } = content;
  const { event, performance } = staged;
  const facts = { ...content, attraction: event.attraction, performance };
  const isConfirmed = booking.status === 'confirmed';
  const zone = performance.timeZone;
  const query = `?token=${encodeURIComponent(token)}`;
  const address = `/bookings/${booking.reference}`;
  const isOff = performance.status === 'cancelled';
  return {
    ...bookingWords(facts),
    description: null,
    palette: artworkPalette(event.slug),
    reference: booking.reference,
    isConfirmed,
    notice: moneyNotice(facts),
    tickets: ticketViews(content),
    pdfHref: isConfirmed && tickets.length > 0 ? `${address}/tickets.pdf${query}` : null,
    calendarHref: isConfirmed && !isOff ? `${address}/calendar.ics${query}` : null,
    lines: linesOf(booking, staged),
    total: booking.total,
    totalWords: isUncharged(content) ? 'Not taken' : 'Paid, all fees in',
    timeline: timelineView({ entries: timeline, total: booking.total, zone }),
    change: changeOf(content, `${address}/cancellation${query}`),
  };
}

function changeOf({ booking, staged, now }: BookingContent, action: string): BookingView['change'] {
  const { event, performance } = staged;
  const { startsAt, timeZone: zone } = performance;
  const until = cancellableUntil(event.details, startsAt);
  const isOver = booking.status !== 'confirmed' || performance.status === 'cancelled';
  if (isOver || until === undefined || now >= until) return null;
  const last = until.toISOString();
  const live = booking.seats.filter(({ cancelledAt }) => cancelledAt === null);
  const amount = live.reduce((sum, seat) => sum + priceOf(seat).amount, 0);
  const all = live.length === 2 ? 'Both tickets' : `All ${spelled(live.length, 'ticket', 'tickets')}`;
  const end = live.length === 1 ? 'Your ticket ends' : `${all} end`;
  const back =
    amount === 0 ? '' : `, and ${writeMoney(money(amount, booking.total.currency))} goes back to your card`;
  return {
    words: `Give the tickets back until ${when(last, zone, 'day')}, ${when(last, zone, 'time')} and get the full price.`,
    sureWords: `${end} at once${back}. This cannot be undone.`,
    action,
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
