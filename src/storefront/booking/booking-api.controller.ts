import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  cancellationNotAllowed,
  checkKey,
  idempotencyKeyMissing,
  refundNotPossible,
} from '../../payments/index.js';
import { notFound } from '../../platform/general-problems.js';
import { Describe, IDEMPOTENCY_KEY } from '../../platform/openapi/index.js';
import { bookingAnswer, refundAnswer } from './booking-answer.presenter.js';
import { BookingDesk } from './booking-desk.service.js';
import { bookingSchema, refundSchema, TOKEN_QUERY } from './booking.schema.js';
import { BookingToken } from './booking-token.js';
import { RefundForm } from './refund.forms.js';

@Controller('api/v1/bookings/:reference')
export class BookingApiController {
  constructor(private readonly desk: BookingDesk) {}

  @Get()
  @Describe({
    summary: 'A booking, its tickets and its payment timeline',
    answers: { 200: bookingSchema },
    query: TOKEN_QUERY,
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
    summary: 'Give all seats back, where the event allows it',
    headers: [IDEMPOTENCY_KEY],
    answers: { 200: bookingSchema },
    query: TOKEN_QUERY,
    refuses: [notFound, idempotencyKeyMissing, cancellationNotAllowed],
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
    summary: 'Give some seats back, where the event allows it',
    headers: [IDEMPOTENCY_KEY],
    answers: { 201: refundSchema },
    query: TOKEN_QUERY,
    refuses: [notFound, idempotencyKeyMissing, cancellationNotAllowed, refundNotPossible],
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
