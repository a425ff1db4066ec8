import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { type Booking, BookingsService } from '../../bookings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { MailsService } from '../../platform/mail/index.js';
import { type Occasion, TicketFiles, whenWords } from '../../tickets/index.js';

/** One mail for an address in this time, however often it is asked for. */
const ONE_MAIL_PER_MS = 10 * 60_000;
const MOST_BOOKINGS = 50;

interface Line {
  words: string;
  url: string;
}

/** Sends a buyer the links to all bookings of an address. Who asks learns nothing: the mail goes to the address. */
@Injectable()
export class FindBooking {
  constructor(
    private readonly bookings: BookingsService,
    private readonly files: TicketFiles,
    private readonly mails: MailsService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async sendLinks(email: string): Promise<void> {
    const { items } = await this.bookings.list({ email, limit: MOST_BOOKINGS });
    const [first] = items;
    if (first === undefined) return;
    const lines: Line[] = [];
    for (const booking of items) lines.push(await this.line(booking));
    const window = Math.floor(this.clock.ms() / ONE_MAIL_PER_MS);
    const who = createHash('sha256').update(email.toLowerCase()).digest('hex');
    await this.database.run(tx =>
      this.mails.write(tx, {
        dedupeKey: `find-booking:${who}:${window}`,
        // The address as it was booked with, so that what was typed now cannot lead the mail elsewhere.
        recipient: first.buyer.email,
        subject: 'Your bookings',
        text: textOf(lines),
        html: htmlOf(lines),
      }),
    );
  }

  private async line(booking: Booking): Promise<Line> {
    const occasion: Occasion = await this.files.occasionOf(booking.performanceId);
    const token = this.bookings.accessTokenOf(booking.id);
    const state = booking.status === 'cancelled' ? ' (cancelled)' : '';
    return {
      words: `${occasion.name}, ${whenWords(occasion)}, ${occasion.venue.name}: booking ${booking.reference}${state}`,
      url: `${this.config.publicUrl}/bookings/${booking.reference}?token=${token}`,
    };
  }
}

const INTRODUCTION =
  'Somebody, most likely you, asked for the bookings made with this address. Here they are.';
const WARNING = 'Keep these links to yourself: they open your tickets.';

function textOf(lines: Line[]): string {
  return [INTRODUCTION, ...lines.map(({ words, url }) => `${words}\n${url}`), WARNING].join('\n\n');
}

function htmlOf(lines: Line[]): string {
  const escape = (text: string): string => Handlebars.escapeExpression(text);
  const items = lines.map(({ words, url }) => `<li><a href="${escape(url)}">${escape(words)}</a></li>`);
  return `<p>${INTRODUCTION}</p><ul>${items.join('')}</ul><p>${WARNING}</p>`;
}
