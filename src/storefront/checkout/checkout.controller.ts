import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v4 as randomUuid } from 'uuid';
import { BasketCookie, type Hold, performanceOfHold } from '../../holds/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ShopperGuard, ShopperId } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { localAddress } from '../local-address.rules.js';
import { forbidCaching } from '../public-answer.js';
import { type CheckoutErrors, type CheckoutInput, readCheckoutForm } from './checkout-form.rules.js';
import { type CheckoutContent, checkoutPage } from './checkout.page.js';
import { cardFormOf, cardFormSecurity } from './card-form.rules.js';
import { Till, type TillAnswer } from './till.service.js';

const STATUS = { declined: 402, 'quote-changed': 409, 'key-used': 422 } as const;
const UNREADABLE = 422;

/** Paying for one hold, by a form that may be sent any number of times. */
@Controller('checkout')
@UseGuards(ShopperGuard)
export class CheckoutPageController {
  constructor(
    private readonly till: Till,
    private readonly catalogue: Catalogue,
    private readonly basket: BasketCookie,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(':holdId')
  async show(
    @Param('holdId') holdId: string,
    @ShopperId() shopperId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    const found = await this.till.holdOrTickets(holdId, shopperId);
    if ('ticketsUrl' in found) await reply.redirect(found.ticketsUrl, 303);
    else if (found.hold.payment?.running === true)
      await reply.redirect(`/payments/${found.hold.payment.id}`, 303);
    else {
      const input = { ...(await this.till.typedBefore(found.hold, shopperId)), paymentMethod: '' };
      await this.page(reply, 200, await this.content(found.hold, input, {}));
    }
  }

  @Post(':holdId')
  async pay(
    @Param('holdId') holdId: string,
    @Body() body: Record<string, unknown> | undefined,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    const { input, errors } = readCheckoutForm(body ?? {});
    if (Object.keys(errors).length > 0) {
      const found = await this.till.holdOrTickets(holdId, shopperId);
      if ('ticketsUrl' in found) await reply.redirect(found.ticketsUrl, 303);
      else await this.page(reply, UNREADABLE, await this.content(found.hold, input, errors));
      return;
    }
    const answer = await this.till.pay(holdId, shopperId, input);
    const performanceId = performanceOfHold(holdId);
    if (answer.kind === 'confirmed' && performanceId !== undefined)
      this.basket.remove(request, reply, [performanceId]);
    await this.answer(answer, input, reply);
  }

  private async answer(answer: TillAnswer, input: CheckoutInput, reply: FastifyReply): Promise<void> {
    switch (answer.kind) {
      case 'confirmed':
        await reply.redirect(answer.booking.ticketsUrl, 303);
        return;
      case 'pending': {
        await reply.redirect(this.next(answer.paymentId, answer.nextAction?.url), 303);
        return;
      }
      case 'declined':
      case 'quote-changed':
      case 'key-used': {
        const content = await this.content(answer.hold, input, {});
        await this.page(reply, STATUS[answer.kind], { ...content, again: answer.kind });
        return;
      }
      case 'refused':
        throw answer.error;
    }
  }

  /**
   * A browser follows no answer to a form to another site, because our pages say that forms stay here. So the way to
   * a bank leads over our own page, which goes on by itself.
   */
  private next(paymentId: string, actionUrl: string | undefined): string {
    const ours = `/payments/${paymentId}`;
    if (actionUrl === undefined) return ours;
    const local = localAddress(actionUrl, this.config.publicUrl);
    return local.startsWith('/') ? local : `${ours}?to=bank`;
  }

  /** A fresh key each time: what is sent from this page is a new attempt, and only its repetition is the same. */
  private async content(
    hold: Hold,
    input: CheckoutContent['input'],
    errors: CheckoutErrors,
  ): Promise<CheckoutContent> {
    const staged = await this.catalogue.staging(hold.performanceId);
    const { stripe } = this.config;
    return {
      ...{ hold, staged, now: this.clock.now(), idempotencyKey: randomUuid(), input, errors, again: null },
      cardForm: stripe === undefined ? undefined : cardFormOf(stripe),
    };
  }

  private async page(reply: FastifyReply, status: number, content: CheckoutContent): Promise<void> {
    const { stripe } = this.config;
    if (stripe !== undefined) void reply.header('content-security-policy', cardFormSecurity(stripe));
    await reply.code(status).view('storefront/checkout', checkoutPage(content));
  }
}
