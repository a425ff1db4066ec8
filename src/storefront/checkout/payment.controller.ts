import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BasketCookie } from '../../holds/index.js';
import { CheckoutAnswers, PaymentsService } from '../../payments/index.js';
import { Config } from '../../platform/config/config.js';
import { ShopperGuard, ShopperId } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { forbidCaching } from '../public-answer.js';
import { paymentPage } from './payment.page.js';

@Controller('payments')
@UseGuards(ShopperGuard)
export class PaymentPageController {
  constructor(
    private readonly answers: CheckoutAnswers,
    private readonly payments: PaymentsService,
    private readonly catalogue: Catalogue,
    private readonly basket: BasketCookie,
    private readonly config: Config,
  ) {}

  /** Where the payment stands; goes on to the tickets as soon as there are any. */
  @Get(':id')
  async show(
    @Param('id') id: string,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    const { payment, answer } = await this.answers.ofPayment(id, shopperId);
    if (answer.kind === 'confirmed') {
      this.basket.remove(request, reply, [payment.performanceId]);
      await reply.redirect(answer.booking.ticketsUrl, 303);
      return;
    }
    const [staged, timeline] = await Promise.all([
      this.catalogue.staging(payment.performanceId),
      this.payments.timeline(id),
    ]);
    const { publicUrl } = this.config;
    await reply.view('storefront/payment', paymentPage({ payment, answer, timeline, staged, publicUrl }));
  }
}
