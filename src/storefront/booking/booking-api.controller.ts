import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { cancellationNotAllowed, checkKey } from '../../payments/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import { bookingAnswer, refundAnswer } from './booking-answer.presenter.js';
import { BookingDesk } from './booking-desk.service.js';
import { BookingToken } from './booking-token.js';
import { bookingSchema, buyerRefundSchema } from './booking.schema.js';
import { RefundForm } from './refund.forms.js';

const TOKEN = {
  name: 'token',
  description: 'The access token, where it is not in the Authorization header.',
};
const KEY = { name: 'Idempotency-Key', description: '1 to 64 characters.', required: true };

@Controller('api/v1/bookings/:reference')
export class BookingApiController {
  constructor(private readonly desk: BookingDesk) {}

  @Get()
  @Describe({
    summary: 'A booking with its tickets, payment and refunds',
    description: 'Opens with the access token of the booking, in the address or in the header.',
    answers: { 200: bookingSchema },
    query: [TOKEN],
    refuses: [notFound],
  })
  @Header('cache-control', 'no-store')
  async show(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
  ): Promise<object> {
    return bookingAnswer(await this.desk.read(reference, token));
  }

  /** Gives all seats back. */
  @Post('cancellation')
  @Describe({
    summary: 'Give all seats of a booking back',
    description: 'Where the rules of the event allow it. The same key again changes nothing more.',
    answers: { 200: bookingSchema },
    headers: [KEY],
    query: [TOKEN],
    refuses: [invalidRequest, notFound, cancellationNotAllowed],
  })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async cancel(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<object> {
    await this.desk.giveBack(reference, token, { key: `api:${checkKey(key)}` });
    return bookingAnswer(await this.desk.read(reference, token));
  }

  /** Gives some seats back, or all. */
  @Post('refunds')
  @Describe({
    summary: 'Give some seats of a booking back',
    description: 'Where the rules of the event allow it. The same key again answers the same refund.',
    answers: { 201: buyerRefundSchema },
    headers: [KEY],
    query: [TOKEN],
    refuses: [invalidRequest, notFound, cancellationNotAllowed],
  })
  @Header('cache-control', 'no-store')
  async refund(
    @Param('reference') reference: string,
    @BookingToken() token: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body() form: RefundForm | undefined,
  ): Promise<object> {
    const request = { key: `api:${checkKey(key)}`, seatIds: form?.seatIds };
    const { booking, refund } = await this.desk.giveBack(reference, token, request);
    return refundAnswer(refund, booking.total);
  }
}
