import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { leavesSingleSeat, noAdjacentSeats, seatsTaken, soldOut } from '../inventory/index.js';
import { invalidRequest, notFound } from '../platform/general-problems.js';
import { Describe } from '../platform/openapi/index.js';
import { DomainError } from '../platform/problem.js';
import { notAdmitted, ShopperGuard, ShopperId } from '../queue/index.js';
import { BasketCookie, isBrowser } from './basket-cookie.js';
import { holdSchema } from './hold.schema.js';
import { performanceOfHold } from './hold.js';
import { type HoldView, toHoldView } from './hold.view.js';
import type { Pick } from './hold-picks.js';
import { PlaceHoldForm } from './holds.forms.js';
import {
  holdExpired,
  holdsUnavailable,
  limitReached,
  noExtensionsLeft,
  notOnSale,
  paymentInProgress,
} from './holds.problems.js';
import { HoldsService } from './holds.service.js';

@Controller('api/v1/holds')
@UseGuards(ShopperGuard)
export class HoldsController {
  constructor(
    private readonly holds: HoldsService,
    private readonly basket: BasketCookie,
  ) {}

  @Post()
  @Describe({
    summary: 'Hold seats, all of them or none',
    description:
      'Send exactly one of `seatIds`, `bestAvailable` and `areas`. A shopper has one hold in a performance: another POST replaces its seats and keeps `id`, `createdAt` and `expiresAt`.',
    answers: { 201: holdSchema },
    refuses: [
      ...[invalidRequest, notFound, seatsTaken, noAdjacentSeats, soldOut, leavesSingleSeat, limitReached],
      ...[notOnSale, notAdmitted, paymentInProgress, holdsUnavailable],
    ],
  })
  @Header('cache-control', 'no-store')
  async place(
    @Body() form: PlaceHoldForm,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HoldView> {
    const hold = await this.holds.place(form.performanceId, shopperId, pickOf(form));
    if (isBrowser(request.headers)) this.basket.add(request, reply, hold.performanceId);
    return toHoldView(hold);
  }

  @Get(':id')
  @Describe({ summary: 'One hold', answers: { 200: holdSchema }, refuses: [notFound, holdExpired] })
  @Header('cache-control', 'no-store')
  async show(@Param('id') id: string, @ShopperId() shopperId: string): Promise<HoldView> {
    return toHoldView(await this.holds.get(id, shopperId));
  }

  @Post(':id/extensions')
  @Describe({
    summary: 'Keep the seats longer',
    answers: { 200: holdSchema },
    refuses: [notFound, holdExpired, noExtensionsLeft, paymentInProgress],
  })
  @HttpCode(200)
  async extend(@Param('id') id: string, @ShopperId() shopperId: string): Promise<HoldView> {
    return toHoldView(await this.holds.extend(id, shopperId));
  }

  @Delete(':id')
  @Describe({
    summary: 'Give the seats back',
    answers: { 204: null },
    refuses: [notFound, paymentInProgress],
  })
  @HttpCode(204)
  async release(
    @Param('id') id: string,
    @ShopperId() shopperId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.holds.release(id, shopperId);
    const performanceId = performanceOfHold(id);
    if (isBrowser(request.headers) && performanceId !== undefined)
      this.basket.remove(request, reply, [performanceId]);
  }
}

/** @throws invalid-request unless exactly one of the three forms is there */
function pickOf({ seatIds, bestAvailable, areas }: PlaceHoldForm): Pick {
  if (seatIds !== undefined && bestAvailable === undefined && areas === undefined) return { seatIds };
  if (bestAvailable !== undefined && seatIds === undefined && areas === undefined) return { bestAvailable };
  if (areas !== undefined && seatIds === undefined && bestAvailable === undefined) return { areas };
  throw new DomainError(invalidRequest, { detail: 'Send exactly one of seatIds, bestAvailable and areas.' });
}
