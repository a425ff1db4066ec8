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
import { notFound } from '../../platform/general-problems.js';
import { count, Describe, nullable, object, pageOfItems, text, time } from '../../platform/openapi/index.js';
import { sendEarly } from '../../platform/web/early/index.js';
import { NowServing } from '../now-serving/now-serving.js';
import type { QueueEntryView } from '../entries/entries.service.js';
import {
  admissionEnded,
  doorFull,
  drawPending,
  entryCheck,
  entryInvalid,
  notCalledYet,
  proofInvalid,
  queueClosed,
  queueNotOpen,
  queuePaused,
  queueUnavailable,
  registrationRequired,
} from '../queue.problems.js';
import { ShopperGuard, ShopperId } from '../shoppers/shopper.guard.js';
import { Shoppers } from '../shoppers/shoppers.js';
import { JoinForm, QueueEntryForm } from './admissions.forms.js';
import { AdmissionsService } from './admissions.service.js';
import { IdleVisits, type Visit } from './idle-visits.service.js';

@Controller('api/v1')
export class AdmissionsController {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly idle: IdleVisits,
    private readonly shoppers: Shoppers,
    private readonly nowServing: NowServing,
  ) {}

  @Post('performances/:id/queue-entries')
  @Describe({
    summary: 'Join the queue',
    description:
      'Sent again with `entry`, it answers that same entry. Without a queue it is called at once. ' +
      'Where fans register, `proof` is what the link in the mail carries; where the ' +
      'sale has checks, `arrival` and `work` are what the problem `entry-check` asks for.',
    answers: {
      201: object({
        entry: text,
        phase: { enum: ['draw', 'open', 'closed'] },
        epoch: count,
        index: count,
        rank: nullable(count),
      }),
    },
    refuses: [
      ...[notFound, entryInvalid, queueNotOpen, queueClosed, queueUnavailable],
      ...[registrationRequired, proofInvalid, entryCheck],
    ],
  })
  enter(@Param('id') id: string, @Body() { entry, ...proofs }: JoinForm): Promise<QueueEntryView> {
    return this.admissions.enter(id, entry, proofs);
  }

  @Get('now-serving')
  @Describe({
    summary: 'Who is served now, in all sales with a queue',
    answers: {
      200: object({
        seq: count,
        at: time,
        sales: { type: 'object', additionalProperties: { type: 'object' } },
      }),
    },
  })
  async serving(@Res() reply: FastifyReply): Promise<void> {
    await sendEarly(reply, this.nowServing.current());
  }

  @Post('performances/:id/admissions')
  @Describe({
    summary: 'Come in, and become a shopper',
    description:
      'Without a queue the body is `{}`. A shopper token sent along is prolonged instead of a new one made.',
    answers: { 201: object({ shopperToken: text, expiresAt: time }) },
    refuses: [
      ...[notFound, entryInvalid, drawPending, notCalledYet, doorFull, admissionEnded, queueClosed],
      ...[queuePaused, queueUnavailable],
    ],
  })
  async admit(
    @Param('id') id: string,
    @Body() form: QueueEntryForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ shopperToken: string; expiresAt: string }> {
    const shopper = await this.admissions.admit(id, form.entry, this.shoppers.of(request));
    this.shoppers.remember(reply, shopper);
    void reply.header('cache-control', 'no-store');
    return { shopperToken: shopper.token, expiresAt: shopper.admittedUntil.toISOString() };
  }

  /** Whoever asks does something, and so does every other call with the token. */
  @Get('admissions/current')
  @Describe({
    summary: 'Where the shopper is inside, and stay there',
    description:
      'Every call with the shopper token says that the shopper is still there, this one too. After `idleSeconds` without any a visit ends, unless seats are held or paid for: then `idleEndsAt` is null.',
    answers: {
      200: pageOfItems(
        object({ performanceId: text, expiresAt: time, idleSeconds: count, idleEndsAt: nullable(time) }),
      ),
    },
  })
  @Header('cache-control', 'no-store')
  @UseGuards(ShopperGuard)
  async current(@ShopperId() shopperId: string): Promise<{ items: Visit[]; nextCursor: null }> {
    return { items: await this.idle.visitsOf(shopperId), nextCursor: null };
  }

  /** Leaves every performance that the shopper was admitted to. The identity, holds and payments stay. */
  @Delete('admissions/current')
  @Describe({ summary: 'Leave, so that the next may come in', answers: { 204: null } })
  @HttpCode(204)
  @UseGuards(ShopperGuard)
  leave(@ShopperId() shopperId: string): Promise<void> {
    return this.admissions.end(shopperId, null, 'left');
  }
}
