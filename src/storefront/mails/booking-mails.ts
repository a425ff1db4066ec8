import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Booking, BOOKING_CHANGED, BOOKING_CONFIRMED, BookingsService } from '../../bookings/index.js';
import { SeatDirectories } from '../../inventory/index.js';
import {
  CAPTURE_FAILED,
  PAYMENT_ENDED,
  type Payment,
  PaymentsService,
  PERFORMANCE_CANCELLED,
  REFUND_FAILED,
  REFUNDED,
} from '../../payments/index.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { MailsService, MailTemplates } from '../../platform/mail/index.js';
import { type Occasion, qrPng, TicketFiles, TicketsService } from '../../tickets/index.js';
import { bookingMail, type MailFacts, refundMail } from './booking-mail.presenter.js';
import { bookingEndedMail, notChargedMail, refundFailedMail } from './ended-mail.presenter.js';

type Payload = Record<string, unknown>;

/** Mails that a sale brings about. Each has a key, so that a job that runs twice writes one mail. */
@Injectable()
export class BookingMails implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly database: Database,
    private readonly mails: MailsService,
    private readonly templates: MailTemplates,
    private readonly bookings: BookingsService,
    private readonly payments: PaymentsService,
    private readonly tickets: TicketsService,
    private readonly files: TicketFiles,
    private readonly directories: SeatDirectories,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(BOOKING_CONFIRMED, 'mail the tickets', payload => this.mailTickets(payload));
    this.jobs.on(REFUNDED, 'mail the refund', payload => this.mailRefund(payload));
    this.jobs.on(REFUND_FAILED, 'mail that it failed', payload => this.mailRefundFailed(payload));
    this.jobs.on(BOOKING_CHANGED, 'mail that it has ended', payload => this.mailEnded(payload));
    this.jobs.on(PAYMENT_ENDED, 'mail that nothing was charged', payload => this.mailNotCharged(payload));
  }

  private async mailTickets(payload: Payload): Promise<void> {
    const booking = await this.bookings.byId(payload['bookingId'] as string);
    const occasion = await this.files.occasionOf(booking.performanceId);
    const facts = this.factsOf(booking.performanceId, occasion);
    const tickets = await this.tickets.ofBooking(booking);
    const codes = tickets.map((ticket, index) => ({
      seatId: ticket.seatId,
      serial: `${booking.reference}-${index + 1}`,
      png: qrPng(ticket.code).toString('base64'),
      cid: `ticket-${index + 1}`,
    }));
    const tiers = await this.directories.tiersOf(booking.performanceId);
    const names = new Map([...tiers].map(([id, tier]) => [id, tier.name]));
    const shown = codes.map(({ seatId, serial, cid }) => ({ seatId, serial, qrSrc: `cid:${cid}` }));
    const view = bookingMail(facts, booking, shown, names, this.urlOf(booking));
    const pdf = (await this.files.pdf(booking, occasion)).toString('base64');
    await this.write('booking', `booking:${booking.id}`, booking.buyer.email, view, [
      { filename: `tickets-${booking.reference}.pdf`, contentType: 'application/pdf', content: pdf },
      ...codes.map(({ serial, png, cid }) => ({
        filename: `${serial}.png`,
        contentType: 'image/png',
        content: png,
        cid,
      })),
    ]);
  }

  /** Without a booking nobody has been promised anything by name; the office sees to it. */
  private async mailRefundFailed({ paymentId, refundId, amountMinor }: Payload): Promise<void> {
    const booking = await this.bookings.ofPayment(paymentId as string);
    if (booking === undefined) return;
    const facts = await this.facts(booking.performanceId);
    const view = refundFailedMail(facts, booking, this.urlOf(booking), Number(amountMinor));
    await this.write('refund', `refund-failed:${String(refundId)}`, booking.buyer.email, view);
  }

  private async mailRefund(payload: Payload): Promise<void> {
    const booking = await this.bookings.ofPayment(payload['paymentId'] as string);
    if (booking === undefined) {
      await this.writeNotCharged(await this.payments.get(payload['paymentId'] as string));
      return;
    }
    const view = refundMail(
      await this.facts(booking.performanceId),
      booking,
      this.urlOf(booking),
      Number(payload['amountMinor']),
    );
    await this.write('refund', `refund:${String(payload['refundId'])}`, booking.buyer.email, view);
  }

  private async mailNotCharged(payload: Payload): Promise<void> {
    const payment = await this.payments.get(payload['paymentId'] as string);
    // Somebody who chose other seats meanwhile knows; a booking that fell has a mail of its own.
    if (payment.reason === 'abandoned' || payment.state === 'CAPTURE_FAILED') return;
    await this.writeNotCharged(payment);
  }

  private async writeNotCharged(payment: Payment): Promise<void> {
    const view = notChargedMail(await this.facts(payment.performanceId), payment);
    await this.write('not-charged', `not-charged:${payment.id}`, payment.buyerEmail, view);
  }

  /** Of all that ends a booking, these two its buyer has not asked for. */
  private async mailEnded({ bookingId, reason }: Payload): Promise<void> {
    if (reason !== PERFORMANCE_CANCELLED && reason !== CAPTURE_FAILED) return;
    const booking = await this.bookings.byId(bookingId as string);
    const isCancelled = reason === PERFORMANCE_CANCELLED;
    const view = bookingEndedMail(
      await this.facts(booking.performanceId),
      booking,
      this.urlOf(booking),
      isCancelled,
    );
    await this.write('refund', `ended:${booking.id}`, booking.buyer.email, view);
  }

  private async write(
    name: string,
    dedupeKey: string,
    recipient: string,
    view: { title: string },
    attachments: Parameters<MailsService['write']>[1]['attachments'] = [],
  ): Promise<void> {
    const body = this.templates.render(name, view);
    await this.database.run(tx =>
      this.mails.write(tx, { dedupeKey, recipient, subject: view.title, ...body, attachments }),
    );
  }

  private async facts(performanceId: string): Promise<MailFacts> {
    return this.factsOf(performanceId, await this.files.occasionOf(performanceId));
  }

  private factsOf(performanceId: string, occasion: Occasion): MailFacts {
    const { name, eventSlug, startsAt, doorsAt, timeZone, isCancelled, venue } = occasion;
    return {
      publicUrl: this.config.publicUrl,
      event: { name, slug: eventSlug },
      performance: { id: performanceId, startsAt, doorsAt, timeZone, isCancelled },
      venue,
    };
  }

  private urlOf(booking: Booking): string {
    const token = this.bookings.accessTokenOf(booking.id);
    return `${this.config.publicUrl}/bookings/${booking.reference}?token=${token}`;
  }
}
