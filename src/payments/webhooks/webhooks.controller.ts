import {
  Controller,
  Headers,
  HttpCode,
  Logger,
  Post,
  type RawBodyRequest,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe, flag, object } from '../../platform/openapi/index.js';
import { DomainError } from '../../platform/problem.js';
import { onlyWith } from '../providers/provider-in-use.js';
import { StripeEvents } from '../providers/stripe/stripe-events.js';
import { WebhookSignatures } from './webhook-signatures.js';
import { type ProviderEvent, WebhooksService } from './webhooks.service.js';

const received = { 200: object({ received: flag }) };

interface SandboxEvent {
  id: string;
  type: string;
  data: { object: { id: string; metadata?: { paymentId?: string } } };
}

/** Verified, stored, answered; the work happens afterwards. */
@Controller('api/v1/webhooks')
export class WebhooksController {
  private readonly logger = new Logger(WebhooksController.name);

  constructor(
    private readonly webhooks: WebhooksService,
    private readonly signatures: WebhookSignatures,
    private readonly stripeEvents: StripeEvents,
    private readonly clock: Clock,
  ) {}

  @Post('sandbox')
  @UseGuards(onlyWith('sandbox'))
  @Describe({
    summary: 'Events of the sandbox provider, signed',
    answers: received,
    refuses: [invalidRequest, notFound],
  })
  @HttpCode(200)
  receiveFromSandbox(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('sandbox-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    const isValid = this.signatures.isValid(signature, bytesOf(request), this.clock.ms());
    return this.take(request, isValid ? sandboxEvent(request.body as SandboxEvent) : undefined);
  }

  @Post('stripe')
  @UseGuards(onlyWith('stripe'))
  @Describe({
    summary: 'Events of Stripe, signed',
    answers: received,
    refuses: [invalidRequest, notFound],
  })
  @HttpCode(200)
  receiveFromStripe(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    return this.take(request, this.stripeEvents.read(bytesOf(request), signature, this.clock.ms()));
  }

  private async take(request: FastifyRequest, event: ProviderEvent | undefined): Promise<{ received: true }> {
    if (event === undefined) {
      this.logger.warn(`A webhook with a wrong signature came from ${request.ip}`);
      throw new DomainError(invalidRequest, { detail: 'The signature does not fit.' });
    }
    await this.webhooks.take(event);
    return { received: true };
  }
}

function sandboxEvent(body: SandboxEvent): ProviderEvent {
  const { id, type, data } = body;
  const { id: intentId, metadata } = data.object;
  return { id, type, intentId, paymentId: metadata?.paymentId, needsReview: false, body };
}

function bytesOf(request: RawBodyRequest<FastifyRequest>): Buffer {
  return request.rawBody ?? Buffer.alloc(0);
}
