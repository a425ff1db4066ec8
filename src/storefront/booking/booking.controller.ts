import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BookingsService } from '../../bookings/index.js';
import { TicketFiles } from '../../tickets/index.js';
import { forbidCaching } from '../public-answer.js';
import { BookingDesk } from './booking-desk.service.js';
import { BookingToken } from './booking-token.js';
import { bookingPage } from './booking.page.js';

/** The page of one booking gives everything back at once, so one key is enough. */
const WHOLE_BOOKING_KEY = 'page:whole-booking';

/** The tickets, for whoever has the link to them. */
@Controller('bookings')
export class BookingPageController {
  constructor(
    private readonly desk: BookingDesk,
    private readonly bookings: BookingsService,
    private readonly files: TicketFiles,
  ) {}

  @Get(':reference')
  async show(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    keepToOneself(reply);
    await reply.view('storefront/booking', bookingPage(await this.desk.read(reference, token)));
  }

  @Get(':reference/tickets.pdf')
  async pdf(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const booking = await this.bookings.open(reference, token);
    keepToOneself(reply);
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="tickets-${booking.reference}.pdf"`)
      .send(await this.files.pdf(booking));
  }

  @Get(':reference/calendar.ics')
  async calendar(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const booking = await this.bookings.open(reference, token);
    keepToOneself(reply);
    await reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="booking-${booking.reference}.ics"`)
      .send(await this.files.calendar(booking));
  }

  @Post(':reference/cancellation')
  async cancel(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    keepToOneself(reply);
    const { booking } = await this.desk.giveBack(reference, token, { key: WHOLE_BOOKING_KEY });
    const query = `?token=${encodeURIComponent(token ?? '')}`;
    await reply.redirect(`/bookings/${booking.reference}${query}`, 303);
  }
}

/** The address of these pages opens the tickets, so it must neither be kept nor handed on to another site. */
function keepToOneself(reply: FastifyReply): void {
  forbidCaching(reply);
  void reply.header('referrer-policy', 'no-referrer');
}
