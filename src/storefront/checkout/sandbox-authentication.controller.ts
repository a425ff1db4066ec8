import { Body, Controller, Get, Logger, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  onlyWith,
  PaymentsService,
  SandboxIntents,
  type SandboxIntent,
  SandboxGateway,
} from '../../payments/index.js';
import { Config } from '../../platform/config/config.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { money } from '../../platform/money/money.js';
import { DomainError } from '../../platform/problem.js';
import { localAddress } from '../local-address.rules.js';
import { forbidCaching } from '../public-answer.js';
import type { SandboxAuthenticationView } from '../views/checkout.view.js';

/** Stands in for the page of a bank that wants to hear from its customer. Its address is the secret. */
@Controller('sandbox/authentication')
@UseGuards(onlyWith('sandbox'))
export class SandboxAuthenticationController {
  private readonly logger = new Logger(SandboxAuthenticationController.name);

  constructor(
    private readonly gateway: SandboxGateway,
    private readonly intents: SandboxIntents,
    private readonly payments: PaymentsService,
    private readonly config: Config,
  ) {}

  @Get(':intentId')
  async show(@Param('intentId') intentId: string, @Res() reply: FastifyReply): Promise<void> {
    forbidCaching(reply);
    const intent = await this.find(intentId);
    if (intent.status === 'requires_action') {
      await reply.view('storefront/sandbox-authentication', authenticationPage(intent));
    } else {
      await this.goBack(intent, reply);
    }
  }

  @Post(':intentId')
  async decide(
    @Param('intentId') intentId: string,
    @Body() body: Record<string, unknown> | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    forbidCaching(reply);
    const outcome = body?.['outcome'];
    if (outcome !== 'approve' && outcome !== 'decline') {
      throw new DomainError(invalidRequest, { detail: 'outcome: approve or decline is needed.' });
    }
    await this.find(intentId);
    const intent = await this.gateway.authenticate(intentId, outcome === 'approve');
    const { paymentId } = intent.metadata;
    if (paymentId !== undefined) {
      // When this fails the webhook and the poller carry the answer on; the next page waits for them.
      await this.payments.advance(paymentId).catch((error: unknown) => {
        this.logger.warn(`Payment ${paymentId} waits for its webhook: ${String(error)}`);
      });
    }
    await this.goBack(intent, reply);
  }

  private async find(intentId: string): Promise<SandboxIntent> {
    const intent = await this.intents.find(intentId);
    if (intent === undefined) throw new DomainError(notFound);
    return intent;
  }

  private async goBack({ returnUrl }: SandboxIntent, reply: FastifyReply): Promise<void> {
    await reply.redirect(returnUrl === null ? '/' : localAddress(returnUrl, this.config.publicUrl), 303);
  }
}

function authenticationPage({ id, amount, currency }: SandboxIntent): SandboxAuthenticationView {
  return {
    title: 'Confirm the payment',
    description: null,
    palette: null,
    merchant: 'Frontrow',
    amount: money(amount, currency),
    action: `/sandbox/authentication/${id}`,
  };
}
