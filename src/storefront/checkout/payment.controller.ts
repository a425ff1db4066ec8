import { Controller, Get, Logger, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
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
  private readonly logger = new Logger(PaymentPageController.name);

  constructor(
    private readonly answers: CheckoutAnswers,
    private readonly payments: PaymentsService,
    private readonly catalogue: Catalogue,
    private readonly basket: BasketCookie,
    private readonly config: Config,
  ) {}

  /**
   * Where the payment stands; goes on to the tickets as soon as there are any. Stripe sends a fan back from the bank
   * with the intent and its client secret in the address: what they say is asked for anew, and they are dropped.
   */
  @Get(':id')
  async show(
    @Param('id') id: string,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    if (query['payment_intent'] !== undefined) {
      await this.comeBack(id, shopperId);
      await reply.redirect(`/payments/${id}`, 303);
      return;
    }
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
    const goesOn = query['to'] === 'bank';
    const content = { payment, answer, timeline, staged, publicUrl, goesOn };
    await reply.view('storefront/payment', paymentPage(content));
  }

  private async comeBack(id: string, shopperId: string): Promise<void> {
    await this.payments.ofShopper(id, shopperId);
    // When this fails the webhook and the poller carry the answer on; the next page waits for them.
    await this.payments.advance(id).catch((error: unknown) => {
      this.logger.warn(`Payment ${id} waits for its webhook: ${String(error)}`);
    });
  }
}
