import { Body, Controller, Get, Header, Headers, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ShopperGuard, ShopperId } from '../../queue/index.js';
import type { NextAction } from '../payment.js';
import { CheckoutAnswers, type ConfirmedBooking } from './checkout-answers.service.js';
import { CheckoutForm } from './checkout.forms.js';
import { checkKey } from './idempotency.service.js';

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
