import { Controller, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BasketCookie, HoldsService, performanceOfHold } from '../../holds/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { ShopperGuard, ShopperId, Shoppers } from '../../queue/index.js';
import { forbidCaching } from '../public-answer.js';
import { basketPage } from './basket.page.js';
import { Basket } from './basket.service.js';

@Controller('basket')
export class BasketController {
  constructor(
    private readonly basket: Basket,
    private readonly cookie: BasketCookie,
    private readonly holds: HoldsService,
    private readonly shoppers: Shoppers,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    forbidCaching(reply);
    const shopperId = this.shoppers.of(request);
    if (shopperId === undefined) {
      await reply.view('storefront/basket', basketPage({ holds: [], expired: [], now: this.clock.now() }));
      return;
    }
    const { content, over } = await this.basket.of(shopperId, this.cookie.of(request));
    // That time is over is said once.
    this.cookie.remove(request, reply, over);
    await reply.view('storefront/basket', basketPage(content));
  }

  @Post(':holdId/extension')
  @HttpCode(303)
  @UseGuards(ShopperGuard)
  async extend(
    @Param('holdId') holdId: string,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.holds.extend(holdId, shopperId);
    forbidCaching(reply);
    await reply.redirect(isFromCheckout(request, holdId) ? `/checkout/${holdId}` : '/basket', 303);
  }

  @Post(':holdId/release')
  @HttpCode(303)
  @UseGuards(ShopperGuard)
  async release(
    @Param('holdId') holdId: string,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.holds.release(holdId, shopperId);
    const performanceId = performanceOfHold(holdId);
    if (performanceId !== undefined) this.cookie.remove(request, reply, [performanceId]);
    forbidCaching(reply);
    await reply.redirect('/basket', 303);
  }
}

/** The clock with its button stands on two pages; each leads back to itself. */
function isFromCheckout(request: FastifyRequest, holdId: string): boolean {
  const { referer } = request.headers;
  return (
    referer !== undefined && URL.canParse(referer) && new URL(referer).pathname === `/checkout/${holdId}`
  );
}
