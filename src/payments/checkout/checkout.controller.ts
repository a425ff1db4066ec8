import { Body, Controller, Get, Header, Headers, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { seatsLost } from '../../bookings/index.js';
import { holdExpired, limitReached, paymentInProgress } from '../../holds/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import {
  Describe,
  IDEMPOTENCY_KEY,
  listOf,
  money,
  nameSchema,
  nullable,
  object,
  refTo,
  text,
} from '../../platform/openapi/index.js';
import { ShopperGuard, ShopperId } from '../../queue/index.js';
import type { NextAction } from '../payment.js';
import { CheckoutAnswers, type ConfirmedBooking } from './checkout-answers.service.js';
import { CheckoutForm } from './checkout.forms.js';
import {
  idempotencyKeyMissing,
  idempotencyKeyReused,
  inProgress,
  paymentDeclined,
} from '../payments.problems.js';
import { checkKey } from './idempotency.service.js';

const bookedSeat = object({
  seatId: text,
  section: text,
  row: text,
  seat: text,
  tierId: text,
  price: money,
  fees: money,
});
const confirmedSchema = nameSchema(
  'ConfirmedBooking',
  object({
    reference: text,
    status: { enum: ['confirmed', 'cancelled'] },
    seats: listOf(bookedSeat),
    total: money,
    fees: money,
    ticketsUrl: text,
    accessToken: text,
  }),
);
const nextAction = nullable(object({ type: { const: 'redirect' }, url: text }));
const paymentSchema = nameSchema(
  'PaymentState',
  object({
    id: text,
    state: { enum: ['processing', 'succeeded', 'declined', 'cancelled'] },
    booking: nullable(refTo(confirmedSchema)),
    nextAction,
  }),
);

const PUBLIC_STATES = {
  confirmed: 'succeeded',
  pending: 'processing',
} as const;

interface PaymentView {
  id: string;
  state: 'processing' | 'succeeded' | 'declined' | 'cancelled';
  booking: ConfirmedBooking | null;
  nextAction: NextAction | null;
}

@Controller('api/v1')
@UseGuards(ShopperGuard)
export class CheckoutController {
  constructor(private readonly answers: CheckoutAnswers) {}

  /** Confirms a booking: pays for a hold, exactly once for each key. */
  @Post('bookings')
  @Describe({
    summary: 'Pay for a hold and confirm the booking, exactly once a key',
    description:
      'The same key with the same body gets the same answer, with `Idempotent-Replayed: true`. 202: the outcome is not known yet, or the buyer has to act; send the same key again later.',
    headers: [IDEMPOTENCY_KEY],
    answers: { 201: confirmedSchema, 202: object({ statusUrl: text, nextAction }) },
    refuses: [
      ...[invalidRequest, idempotencyKeyMissing, paymentDeclined, notFound, inProgress, paymentInProgress],
      ...[seatsLost, holdExpired, limitReached, idempotencyKeyReused],
    ],
  })
  async pay(
    @Body() form: CheckoutForm,
    @Headers('idempotency-key') key: string | undefined,
    @ShopperId() shopperId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { holdId, buyer, paymentMethod } = form;
    const request = { holdId, buyer: { name: buyer.name, email: buyer.email }, paymentMethod };
    const { answer, isReplay } = await this.answers.pay(shopperId, request, checkKey(key));
    void reply.header('cache-control', 'no-store');
    if (isReplay) void reply.header('idempotent-replayed', 'true');
    if (answer.kind === 'refused') throw answer.error;
    if (answer.kind === 'confirmed') {
      await reply.code(201).send(answer.booking);
    } else {
      const { paymentId, nextAction } = answer;
      await reply.code(202).send({ statusUrl: `/api/v1/payments/${paymentId}`, nextAction });
    }
  }

  @Get('payments/:id')
  @Describe({ summary: 'Where a payment stands', answers: { 200: paymentSchema }, refuses: [notFound] })
  @Header('cache-control', 'no-store')
  async show(@Param('id') id: string, @ShopperId() shopperId: string): Promise<PaymentView> {
    const { payment, answer } = await this.answers.ofPayment(id, shopperId);
    if (answer.kind !== 'refused') {
      return {
        id,
        state: payment.state === 'PI' && payment.attemptNo > 1 ? 'declined' : PUBLIC_STATES[answer.kind],
        booking: answer.kind === 'confirmed' ? answer.booking : null,
        nextAction: answer.kind === 'pending' ? answer.nextAction : null,
      };
    }
    const isDeclined = answer.error.problem.code === 'payment-declined';
    return { id, state: isDeclined ? 'declined' : 'cancelled', booking: null, nextAction: null };
  }
}
