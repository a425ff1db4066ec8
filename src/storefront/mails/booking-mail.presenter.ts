import type { Booking } from '../../bookings/index.js';
import { formatMoney } from '../../platform/money/money.js';
import { seatWords } from '../../tickets/index.js';
import type { BookingMailView, MailPageView, RefundMailView } from '../views/mail.view.js';

/** What the mails of a booking have in common; addresses are whole. */
export interface MailFacts {
  publicUrl: string;
  event: { name: string; slug: string };
  performance: { id: string; startsAt: Date; doorsAt: Date | null; timeZone: string; isCancelled: boolean };
  venue: { name: string; city: string };
}

export interface TicketFacts {
  seatId: string;
  serial: string;
  qrSrc: string;
}

const FOOTER = 'Sent by Frontrow because somebody bought tickets with this address.';

/** What stands in every mail about a performance. */
export function frame(facts: MailFacts, words: Pick<MailPageView, 'title' | 'preview' | 'heading' | 'lead'>) {
  const { event, performance, venue, publicUrl } = facts;
  return {
    ...words,
    homeUrl: publicUrl,
    footer: FOOTER,
    name: event.name,
    startsAt: performance.startsAt.toISOString(),
    zone: performance.timeZone,
    place: `${venue.name}, ${venue.city}`,
  };
}

export function bookingMail(
  facts: MailFacts,
  booking: Booking,
  tickets: TicketFacts[],
  tierNames: Map<string, string>,
  ticketsUrl: string,
): BookingMailView {
  const words = `You are going to see ${facts.event.name}`;
  const count = tickets.length === 1 ? 'Your ticket is' : `Your ${tickets.length} tickets are`;
  return {
    ...frame(facts, {
      title: words,
      preview: `${count} here. Booking ${booking.reference}.`,
      heading: words,
      lead: `${count} in this mail, attached as a PDF, and always on your booking's page.`,
    }),
    doorsAt: facts.performance.doorsAt?.toISOString() ?? null,
    reference: booking.reference,
    ticketsUrl,
    tickets: tickets.map(ticket => {
      const seat = booking.seats.find(one => one.seatId === ticket.seatId);
      return {
        seat: seat === undefined ? ticket.seatId : seatWords(seat),
        tier: tierNames.get(seat?.tierId ?? '') ?? '',
        serial: ticket.serial,
        holder: booking.buyer.name,
        qrSrc: ticket.qrSrc,
      };
    }),
    lines: [
      {
        words: booking.seats.length === 1 ? '1 ticket' : `${booking.seats.length} tickets`,
        amount: minus(booking),
      },
      { words: 'Fees', amount: booking.fees },
    ],
    total: booking.total,
    changeWords: null,
  };
}

export function refundMail(
  facts: MailFacts,
  booking: Booking,
  bookingUrl: string,
  amountMinor: number,
): RefundMailView {
  const total = { amount: amountMinor, currency: booking.total.currency };
  const isWhole = booking.status === 'cancelled';
  return {
    ...frame(facts, {
      title: `Your money for ${facts.event.name} is on its way back`,
      preview: `Booking ${booking.reference}`,
      heading: 'Your money is on its way back',
      lead: `We have refunded ${formatMoney(total)} of booking ${booking.reference} to the card that you paid with.`,
    }),
    reference: booking.reference,
    bookingUrl,
    lines: [{ words: 'Paid', amount: booking.total }],
    totalWords: 'Given back',
    total,
    afterWords: isWhole
      ? 'Banks need up to five days to show it. These tickets no longer open the door.'
      : 'Banks need up to five days to show it. The tickets that you kept stay valid.',
  };
}

function minus(booking: Booking): { amount: number; currency: string } {
  return { amount: booking.total.amount - booking.fees.amount, currency: booking.total.currency };
}
