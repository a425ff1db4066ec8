import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { isEmail } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { forbidCaching } from '../public-answer.js';
import type { FindBookingView } from '../views/booking.view.js';
import { FindBooking } from './find-booking.service.js';

const MAX_EMAIL = 254;
const MAX_REFERENCE = 20;
const UNREADABLE = 422;
/** Asked more often, it is somebody who tries addresses out. */
const ASKS_A_MINUTE = 10;

@Controller('bookings/find')
export class FindBookingController {
  constructor(private readonly finder: FindBooking) {}

  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    forbidCaching(reply);
    await reply.view('storefront/find-booking', page({ email: '', reference: '', isSent: false }));
  }

  /** Says the same whether there is a booking or not. */
  @Post()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: ASKS_A_MINUTE, timeWindow: '1 minute' } })
  async find(@Body() body: Record<string, unknown> | undefined, @Res() reply: FastifyReply): Promise<void> {
    forbidCaching(reply);
    const text = (name: string, longest: number): string => {
      const value = body?.[name];
      return typeof value === 'string' ? value.trim().slice(0, longest) : '';
    };
    const email = text('email', MAX_EMAIL + 1);
    const reference = text('reference', MAX_REFERENCE);
    if (email.length > MAX_EMAIL || !isEmail(email)) {
      await reply
        .code(UNREADABLE)
        .view('storefront/find-booking', page({ email, reference, isSent: false, isWrong: true }));
      return;
    }
    await this.finder.sendLinks(email, reference);
    await reply.view('storefront/find-booking', page({ email, reference, isSent: true }));
  }
}

function page(asked: {
  email: string;
  reference: string;
  isSent: boolean;
  isWrong?: boolean;
}): FindBookingView {
  const error = asked.isWrong === true ? 'Enter an e-mail address with an @, like name@example.com' : null;
  return {
    title: 'Find my booking',
    description: null,
    palette: null,
    isSent: asked.isSent,
    errors: error === null ? [] : [{ field: 'email', message: error }],
    fields: { email: { value: asked.email, error }, reference: { value: asked.reference, error: null } },
  };
}
