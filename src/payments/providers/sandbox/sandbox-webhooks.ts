import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { WebhookSignatures } from '../../webhooks/webhook-signatures.js';
import { SandboxIntents } from './sandbox-intents.js';

const LOOK_EVERY_MS = 500;
const BATCH = 20;
const TIMEOUT_MS = 5_000;

/** Tells us by signed HTTP what happened to an intent, as a remote provider would, again until we say 200. */
@Injectable()
export class SandboxWebhooks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SandboxWebhooks.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly intents: SandboxIntents,
    private readonly signatures: WebhookSignatures,
    private readonly host: HttpAdapterHost,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.paymentProvider !== 'sandbox') return;
    this.timer = setInterval(() => {
      this.running ??= this.deliver().finally(() => (this.running = undefined));
    }, LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async deliver(): Promise<void> {
    const address = (this.host.httpAdapter.getHttpServer() as Server).address() as AddressInfo | null;
    if (address === null) return;
    try {
      for (const event of await this.intents.dueWebhooks(BATCH)) {
        const intent = await this.intents.find(event.intentId);
        const body = JSON.stringify({ id: event.id, type: event.type, data: { object: intent } });
        const response = await fetch(`http://127.0.0.1:${address.port}/api/v1/webhooks/sandbox`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'sandbox-signature': this.signatures.sign(body, this.clock.ms()),
          },
          body,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.ok) await this.intents.webhookDelivered(event.id);
      }
    } catch (error) {
      this.logger.debug(`webhooks wait: ${String(error)}`);
    }
  }
}
