function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import ical from 'ical-generator';
import PDFDocument from 'pdfkit';
import { EventsService, PerformancesService, VenuesService } from '../events/index.js';
import { Config } from '../platform/config/config.js';
import { formatMoney } from '../platform/money/money.js';
import { qrPng } from './qr-code.js';
import { seatWords } from './seat-words.rules.js';
import { TicketsService } from './tickets.service.js';
/** The name that calendars give an evening whose end nobody told us. */ const USUAL_HOURS = 3;
const A4_MARGIN = 56;
const QR_SIZE = 200;
export class TicketFiles {
    tickets;
    events;
    performances;
    venues;
    config;
    constructor(tickets, events, performances, venues, config){
        this.tickets = tickets;
        this.events = events;
        this.performances = performances;
        this.venues = venues;
        this.config = config;
    }
    async occasionOf(performanceId) {
        const performance = await this.performances.get(performanceId);
        const [event, venue] = await Promise.all([
            this.events.get(performance.eventId),
            this.venues.get(performance.venueId)
        ]);
        const { startsAt, doorsAt, timeZone } = performance;
        return {
            ...{
                name: event.name,
                genre: event.genre,
                startsAt,
                doorsAt,
                timeZone,
                eventSlug: event.slug
            },
            venue: {
                name: venue.name,
                city: venue.city,
                country: venue.country
            }
        };
    }
    /** One page a ticket. */ async pdf(booking) {
        const occasion = await this.occasionOf(booking.performanceId);
        const tickets = (await this.tickets.ofBooking(booking)).filter((ticket)=>ticket.status === 'valid');
        const document = new PDFDocument({
            size: 'A4',
            margin: A4_MARGIN,
            info: {
                Title: `Tickets ${booking.reference}`
            }
        });
        const chunks = [];
        document.on('data', (chunk)=>chunks.push(chunk));
        const done = new Promise((resolve)=>document.on('end', resolve));
        for (const [index, ticket] of tickets.entries()){
            if (index > 0) document.addPage();
            const seat = booking.seats.find((one)=>one.seatId === ticket.seatId);
            document.font('Helvetica-Bold').fontSize(30).text(latin(occasion.name));
            document.moveDown(0.4).font('Helvetica').fontSize(14).text(whenWords(occasion));
            document.text(latin(`${occasion.venue.name}, ${occasion.venue.city}`)).moveDown();
            document.font('Helvetica-Bold').fontSize(22).text(latin(seat === undefined ? '' : seatWords(seat))).moveDown();
            document.image(await qrPng(ticket.code), {
                width: QR_SIZE
            });
            document.moveDown().font('Helvetica').fontSize(11);
            document.text(latin(`${booking.buyer.name} · booking ${booking.reference} · ticket ${index + 1} of ${tickets.length}`));
            if (seat !== undefined) {
                const paid = {
                    amount: seat.price.amount + seat.fees.amount,
                    currency: seat.price.currency
                };
                document.text(latin(`${formatMoney(paid)}, all fees included`));
            }
        }
        document.end();
        await done;
        return Buffer.concat(chunks);
    }
    async calendar(booking) {
        const occasion = await this.occasionOf(booking.performanceId);
        const end = new Date(occasion.startsAt.getTime() + USUAL_HOURS * 3_600_000);
        const calendar = ical({
            name: 'Frontrow',
            prodId: {
                company: 'Frontrow',
                product: 'tickets'
            }
        });
        calendar.createEvent({
            id: `${booking.reference}@frontrow`,
            start: occasion.startsAt,
            end,
            summary: occasion.name,
            location: `${occasion.venue.name}, ${occasion.venue.city}`,
            description: `Booking ${booking.reference}: ${booking.seats.map(seatWords).join('; ')}`,
            url: `${this.config.publicUrl}/events/${occasion.eventSlug}`
        });
        return calendar.toString();
    }
}
TicketFiles = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof TicketsService === "undefined" ? Object : TicketsService,
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof VenuesService === "undefined" ? Object : VenuesService,
        typeof Config === "undefined" ? Object : Config
    ])
], TicketFiles);
/** As the venue's clock says it. */ export function whenWords({ startsAt, timeZone }) {
    return new Intl.DateTimeFormat('en-GB', {
        dateStyle: 'full',
        timeStyle: 'short',
        timeZone
    }).format(startsAt);
}
/** The PDF's built-in faces know Latin letters only; what they lack is written without its accents or left out. */ function latin(text) {
    return text.normalize('NFC').replace(/[^\u0000-\u00ff–—‘’“”•…€]/g, (character)=>character.normalize('NFKD').replace(/[^\u0000-\u00ff]/g, ''));
}

//# sourceMappingURL=ticket-files.service.js.map
