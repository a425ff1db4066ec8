import { Injectable } from '@nestjs/common';
import ical from 'ical-generator';
import PDFDocument from 'pdfkit';
import type { Booking } from '../bookings/index.js';
import { AttractionsService, EventsService, PerformancesService, VenuesService } from '../events/index.js';
import { Config } from '../platform/config/config.js';
import { formatMoney } from '../platform/money/money.js';
import { when, zoneName } from '../platform/web/view-helpers.js';
import { qrPath } from '../platform/web/qr-path.js';
import { fullName } from './event-name.rules.js';
import { latin } from './latin.rules.js';
import { seatWords } from './seat-words.rules.js';
import { TicketsService } from './tickets.service.js';

/** What a fan needs to know about the evening, wherever it is printed. */
export interface Occasion {
  name: string;
  genre: string;
  startsAt: Date;
  doorsAt: Date | null;
  timeZone: string;
  isCancelled: boolean;
  venue: { name: string; city: string; country: string };
  eventSlug: string;
}

/** The name that calendars give an evening whose end nobody told us. */
const USUAL_HOURS = 3;
const A4_MARGIN = 56;
const QR_SIZE = 200;

@Injectable()
export class TicketFiles {
  constructor(
    private readonly tickets: TicketsService,
    private readonly events: EventsService,
    private readonly attractions: AttractionsService,
    private readonly performances: PerformancesService,
    private readonly venues: VenuesService,
    private readonly config: Config,
  ) {}

  async occasionOf(performanceId: string): Promise<Occasion> {
    const performance = await this.performances.get(performanceId);
    const [event, venue] = await Promise.all([
      this.events.get(performance.eventId),
      this.venues.get(performance.venueId),
    ]);
    const { name: attraction } = await this.attractions.get(event.attractionId);
    const name = fullName({ name: event.name, attraction });
    const { startsAt, doorsAt, timeZone } = performance;
    return {
      ...{ name, genre: event.genre, startsAt, doorsAt, timeZone, eventSlug: event.slug },
      isCancelled: performance.status === 'cancelled',
      venue: { name: venue.name, city: venue.city, country: venue.country },
    };
  }

  /** One page a ticket. @param known the occasion, where the caller has looked it up */
  async pdf(booking: Booking, known?: Occasion): Promise<Buffer> {
    const occasion = known ?? (await this.occasionOf(booking.performanceId));
    const tickets = (await this.tickets.ofBooking(booking)).filter(ticket => ticket.status === 'valid');
    const document = new PDFDocument({
      size: 'A4',
      margin: A4_MARGIN,
      info: { Title: `Tickets ${booking.reference}` },
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const done = new Promise<void>(resolve => document.on('end', resolve));
    for (const [index, ticket] of tickets.entries()) {
      if (index > 0) document.addPage();
      const seat = booking.seats.find(one => one.seatId === ticket.seatId);
      document.font('Helvetica-Bold').fontSize(30).text(latin(occasion.name));
      document.moveDown(0.4).font('Helvetica').fontSize(14).text(whenWords(occasion));
      document.text(latin(`${occasion.venue.name}, ${occasion.venue.city}`)).moveDown();
      document
        .font('Helvetica-Bold')
        .fontSize(22)
        .text(latin(seat === undefined ? '' : seatWords(seat)))
        .moveDown();
      drawQr(document, ticket.code);
      document.moveDown().font('Helvetica').fontSize(11);
      const stub = [
        latin(booking.buyer.name).trim(),
        `booking ${booking.reference}`,
        `ticket ${index + 1} of ${tickets.length}`,
      ];
      document.text(stub.filter(part => part !== '').join(' · '));
      if (seat !== undefined) {
        const paid = { amount: seat.price.amount + seat.fees.amount, currency: seat.price.currency };
        document.text(latin(`${formatMoney(paid)}, all fees included`));
      }
    }
    document.end();
    await done;
    return Buffer.concat(chunks);
  }

  async calendar(booking: Booking): Promise<string> {
    const occasion = await this.occasionOf(booking.performanceId);
    const end = new Date(occasion.startsAt.getTime() + USUAL_HOURS * 3_600_000);
    const calendar = ical({ name: 'Frontrow', prodId: { company: 'Frontrow', product: 'tickets' } });
    calendar.createEvent({
      id: `${booking.reference}@frontrow`,
      start: occasion.startsAt,
      end,
      summary: occasion.name,
      location: `${occasion.venue.name}, ${occasion.venue.city}`,
      description: `Booking ${booking.reference}: ${booking.seats.map(seatWords).join('; ')}`,
      url: `${this.config.publicUrl}/events/${occasion.eventSlug}`,
    });
    return calendar.toString();
  }
}

/** As a path, which stays sharp on any printer, below the text; what follows stands below it. */
function drawQr(document: PDFKit.PDFDocument, code: string): void {
  const { size, path } = qrPath(code);
  const { x, y } = document;
  document
    .save()
    .translate(x, y)
    .scale(QR_SIZE / size)
    .path(path)
    .fill('#000')
    .restore();
  document.x = x;
  document.y = y + QR_SIZE;
}

/** As the venue's clock says it. */
function whenWords({ startsAt, doorsAt, timeZone }: Occasion): string {
  const at = startsAt.toISOString();
  const start = `${when(at, timeZone, 'day-long')}, ${when(at, timeZone, 'time')} ${zoneName(at, timeZone)}`;
  return doorsAt === null ? start : `${start}. Doors ${when(doorsAt.toISOString(), timeZone, 'time')}`;
}
