import { Controller, Headers, HttpCode, Logger, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { Describe, flag, object } from '../../platform/openapi/index.js';
import { DomainError } from '../../platform/problem.js';
import { WebhookSignatures } from './webhook-signatures.js';
import { WebhooksService, type WebhookEvent } from './webhooks.service.js';

@Controller('api/v1/webhooks')
export class WebhooksController {
  private readonly logger = new Logger(WebhooksController.name);

  constructor(
    private readonly webhooks: WebhooksService,
    private readonly signatures: WebhookSignatures,
    private readonly clock: Clock,
  ) {}

  /** Verified, stored, answered; the work happens afterwards. */
  @Post('sandbox')
  @Describe({
    summary: 'Events of the sandbox provider, signed',
    answers: { 200: object({ received: flag }) },
    refuses: [invalidRequest],
  })
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('sandbox-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    const body = request.rawBody ?? Buffer.alloc(0);
    if (!this.signatures.isValid(signature, body, this.clock.ms())) {
      this.logger.warn(`A webhook with a wrong signature came from ${request.ip}`);
      throw new DomainError(invalidRequest, { detail: 'The signature does not fit.' });
    }
    await this.webhooks.take(request.body as WebhookEvent);
    return { received: true };
  }
}
