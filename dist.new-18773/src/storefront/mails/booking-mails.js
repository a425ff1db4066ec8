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
import { BOOKING_CONFIRMED, BookingsService } from '../../bookings/index.js';
import { EventsService, PerformancesService, VenuesService } from '../../events/index.js';
import { SeatDirectories } from '../../inventory/index.js';
import { PAYMENT_ENDED, PaymentsService, REFUNDED } from '../../payments/index.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { MailsService, MailTemplates } from '../../platform/mail/index.js';
import { qrPng, TicketFiles, TicketsService } from '../../tickets/index.js';
import { bookingMail, notChargedMail, refundMail } from './booking-mail.presenter.js';
export class BookingMails {
    jobs;
    database;
    mails;
    templates;
    bookings;
    payments;
    tickets;
    files;
    events;
    performances;
    venues;
    directories;
    config;
    constructor(jobs, database, mails, templates, bookings, payments, tickets, files, events, performances, venues, directories, config){
        this.jobs = jobs;
        this.database = database;
        this.mails = mails;
        this.templates = templates;
        this.bookings = bookings;
        this.payments = payments;
        this.tickets = tickets;
        this.files = files;
        this.events = events;
        this.performances = performances;
        this.venues = venues;
        this.directories = directories;
        this.config = config;
    }
    onModuleInit() {
        this.jobs.on(BOOKING_CONFIRMED, 'mail the tickets', (payload)=>this.mailTickets(payload));
        this.jobs.on(REFUNDED, 'mail the refund', (payload)=>this.mailRefund(payload));
        this.jobs.on(PAYMENT_ENDED, 'mail that nothing was charged', (payload)=>this.mailNotCharged(payload));
    }
    async mailTickets(payload) {
        const booking = await this.bookings.byId(payload['bookingId']);
        const facts = await this.facts(booking.performanceId);
        const tickets = await this.tickets.ofBooking(booking);
        const codes = await Promise.all(tickets.map(async (ticket, index)=>({
                seatId: ticket.seatId,
                serial: `${booking.reference}-${index + 1}`,
                png: (await qrPng(ticket.code)).toString('base64'),
                cid: `ticket-${index + 1}`
            })));
        const tiers = await this.directories.tiersOf(booking.performanceId);
        const names = new Map([
            ...tiers
        ].map(([id, tier])=>[
                id,
                tier.name
            ]));
        const shown = codes.map(({ seatId, serial, cid })=>({
                seatId,
                serial,
                qrSrc: `cid:${cid}`
            }));
        const view = bookingMail(facts, booking, shown, names, this.urlOf(booking));
        const pdf = (await this.files.pdf(booking)).toString('base64');
        await this.write('booking', `booking:${booking.id}`, booking.buyer.email, view, [
            {
                filename: `tickets-${booking.reference}.pdf`,
                contentType: 'application/pdf',
                content: pdf
            },
            ...codes.map(({ serial, png, cid })=>({
                    filename: `${serial}.png`,
                    contentType: 'image/png',
                    content: png,
                    cid
                }))
        ]);
    }
    async mailRefund(payload) {
        const booking = await this.bookings.ofPayment(payload['paymentId']);
        if (booking === undefined) {
            await this.mailNotCharged(payload);
            return;
        }
        const view = refundMail(await this.facts(booking.performanceId), booking, Number(payload['amountMinor']));
        await this.write('refund', `refund:${String(payload['refundId'])}`, booking.buyer.email, view);
    }
    async mailNotCharged(payload) {
        const payment = await this.payments.get(payload['paymentId']);
        // Somebody who chose other seats meanwhile knows; everybody else may still be waiting for an answer.
        if (payment.reason === 'abandoned') return;
        const total = {
            amount: payment.amountMinor,
            currency: payment.currency
        };
        const view = notChargedMail(await this.facts(payment.performanceId), total);
        await this.write('not-charged', `not-charged:${payment.id}`, payment.buyerEmail, view);
    }
    async write(name, dedupeKey, recipient, view, attachments = []) {
        const body = this.templates.render(name, view);
        await this.database.run((tx)=>this.mails.write(tx, {
                dedupeKey,
                recipient,
                subject: view.title,
                ...body,
                attachments
            }));
    }
    async facts(performanceId) {
        const performance = await this.performances.get(performanceId);
        const event = await this.events.get(performance.eventId);
        const venue = await this.venues.get(performance.venueId);
        return {
            publicUrl: this.config.publicUrl,
            event,
            performance,
            venue
        };
    }
    urlOf(booking) {
        const token = this.bookings.accessTokenOf(booking.id);
        return `${this.config.publicUrl}/bookings/${booking.reference}?token=${token}`;
    }
}
BookingMails = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof JobRegistry === "undefined" ? Object : JobRegistry,
        typeof Database === "undefined" ? Object : Database,
        typeof MailsService === "undefined" ? Object : MailsService,
        typeof MailTemplates === "undefined" ? Object : MailTemplates,
        typeof BookingsService === "undefined" ? Object : BookingsService,
        typeof PaymentsService === "undefined" ? Object : PaymentsService,
        typeof TicketsService === "undefined" ? Object : TicketsService,
        typeof TicketFiles === "undefined" ? Object : TicketFiles,
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof VenuesService === "undefined" ? Object : VenuesService,
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories,
        typeof Config === "undefined" ? Object : Config
    ])
], BookingMails);

//# sourceMappingURL=booking-mails.js.map
