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
import { Clock } from '../../platform/clock/clock.js';
import { ShopperGuard } from '../shoppers/shopper.guard.js';
import { Shoppers } from '../shoppers/shoppers.js';
import { QueueEntryForm } from './admissions.forms.js';
import { AdmissionsService, type QueueEntry } from './admissions.service.js';

@Controller('api/v1')
export class AdmissionsController {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly shoppers: Shoppers,
    private readonly clock: Clock,
  ) {}

  @Post('performances/:id/queue-entries')
  enter(@Param('id') id: string, @Body() form: QueueEntryForm): Promise<QueueEntry> {
    return this.admissions.enter(id, form.entry);
  }

  @Get('now-serving')
  @Header('cache-control', 'public, max-age=1, stale-while-revalidate=5, stale-if-error=60')
  nowServing(): { seq: number; at: string; sales: Record<string, never> } {
    return { seq: 0, at: this.clock.now().toISOString(), sales: {} };
  }

  @Post('performances/:id/admissions')
  async admit(
    @Param('id') id: string,
    @Body() form: QueueEntryForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ shopperToken: string; expiresAt: string }> {
    const shopper = await this.admissions.admit(id, form.entry, this.shoppers.of(request));
    this.shoppers.remember(reply, shopper);
    void reply.header('cache-control', 'no-store');
    return { shopperToken: shopper.token, expiresAt: shopper.expiresAt.toISOString() };
  }

  /** Leaves. Without a queue there is no place to give back, and the identity stays. */
  @Delete('admissions/current')
  @HttpCode(204)
  @UseGuards(ShopperGuard)
  leave(): void {}
}
