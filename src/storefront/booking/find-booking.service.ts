import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { MailsService, MailTemplates } from '../../platform/mail/index.js';
import { TicketFiles } from '../../tickets/index.js';
import type { FindBookingMailView } from '../views/mail.view.js';

/** One mail for a question in this time, however often it is asked. */
const ONE_MAIL_PER_MS = 10 * 60_000;
const MOST_BOOKINGS = 50;

/** Sends a buyer the links to the bookings of an address. Who asks learns nothing: the mail goes to the address. */
@Injectable()
export class FindBooking {
  constructor(
    private readonly bookings: BookingsService,
    private readonly files: TicketFiles,
    private readonly mails: MailsService,
    private readonly templates: MailTemplates,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @param reference only this booking; all of them when it is empty */
  async sendLinks(email: string, reference: string): Promise<void> {
    const { items } = await this.bookings.list({ email, limit: MOST_BOOKINGS });
    const wanted = plain(reference);
    const found = items.filter(booking => wanted === '' || booking.reference === wanted);
    const [first] = found;
    if (first === undefined) return;
    const window = Math.floor(this.clock.ms() / ONE_MAIL_PER_MS);
    const question = createHash('sha256').update(`${email.toLowerCase()} ${wanted}`).digest('hex');
    const view = await this.mailOf(found);
    await this.database.run(tx =>
      this.mails.write(tx, {
        dedupeKey: `find-booking:${question}:${window}`,
        // The address as it was booked with, so that what was typed now cannot lead the mail elsewhere.
        recipient: first.buyer.email,
        subject: view.title,
        ...this.templates.render('find-booking', view),
      }),
    );
  }

  private async mailOf(bookings: Booking[]): Promise<FindBookingMailView> {
    const { publicUrl } = this.config;
    const lines: FindBookingMailView['bookings'] = [];
    for (const { id, reference, performanceId, seats } of bookings) {
      const { name, startsAt, timeZone } = await this.files.occasionOf(performanceId);
      lines.push({
        ...{ name, startsAt: startsAt.toISOString(), zone: timeZone, reference },
        seats: seats.filter(seat => seat.cancelledAt === null).length,
        url: `${publicUrl}/bookings/${reference}?token=${this.bookings.accessTokenOf(id)}`,
      });
    }
    return {
      title: 'Your bookings',
      preview: 'You asked for the links to your tickets.',
      heading: 'Your bookings',
      lead: 'You asked for the links to your tickets. Here they are.',
      footer: 'Sent by Frontrow because somebody asked for the bookings made with this address.',
      homeUrl: publicUrl,
      bookings: lines,
    };
  }
}

/** As references are written, whatever somebody typed around them. */
function plain(reference: string): string {
  return reference
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
