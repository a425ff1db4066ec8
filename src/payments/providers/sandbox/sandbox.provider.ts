import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import {
  GatewayRefusal,
  type GatewayIntent,
  type IntentStatus,
  type NewIntent,
  OutcomeUnknown,
  PaymentProvider,
} from '../payment-provider.js';
import { SandboxError, SandboxGateway } from './sandbox-gateway.js';
import { type SandboxIntent, SandboxIntents } from './sandbox-intents.js';
import { scriptOf } from './sandbox-methods.js';

/** Speaks to the sandbox as to any remote system: with a time-out, and without believing that silence means no. */
@Injectable()
export class SandboxProvider extends PaymentProvider {
  constructor(
    private readonly gateway: SandboxGateway,
    private readonly intents: SandboxIntents,
    private readonly config: Config,
  ) {
    super();
  }

  accepts(paymentMethod: string): boolean {
    return scriptOf(paymentMethod) !== undefined;
  }

  create({ paymentId, holdId, amount, currency }: NewIntent, key: string): Promise<GatewayIntent> {
    return this.call(async () =>
      this.toIntent(await this.gateway.create({ amount, currency, metadata: { paymentId, holdId } }, key)),
    );
  }

  confirm(intentId: string, paymentMethod: string, returnUrl: string, key: string): Promise<GatewayIntent> {
    return this.call(async () =>
      this.toIntent(await this.gateway.confirm(intentId, paymentMethod, returnUrl, key)),
    );
  }

  retrieve(intentId: string): Promise<GatewayIntent> {
    return this.call(async () => this.toIntent(await this.gateway.retrieve(intentId)));
  }

  cancel(intentId: string, key: string): Promise<GatewayIntent> {
    return this.call(async () => this.toIntent(await this.gateway.cancel(intentId, key)));
  }

  capture(intentId: string, key: string): Promise<GatewayIntent> {
    return this.call(async () => this.toIntent(await this.gateway.capture(intentId, key)));
  }

  refund(intentId: string, amountMinor: number, key: string): Promise<{ id: string }> {
    return this.call(() => this.gateway.refund(intentId, amountMinor, key));
  }

  list(paymentIds: string[]): Promise<GatewayIntent[]> {
    return this.call(async () =>
      (await this.intents.list({ paymentIds })).map(intent => this.toIntent(intent)),
    );
  }

  private async call<T>(work: () => Promise<T>): Promise<T> {
    const { paymentTimeoutMs } = this.config;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new OutcomeUnknown(`no answer from the sandbox within ${paymentTimeoutMs} ms`, true)),
        paymentTimeoutMs,
      );
    });
    const answer = work();
    // When the time-out has won, a late failure of the call must not become an unhandled rejection.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, timeout]);
    } catch (error) {
      if (error instanceof OutcomeUnknown) throw error;
      if (error instanceof SandboxError && error.status !== 500 && error.status !== 409) {
        throw new GatewayRefusal(error.message);
      }
      throw new OutcomeUnknown(String(error), false);
    } finally {
      clearTimeout(timer);
    }
  }

  private toIntent(intent: SandboxIntent): GatewayIntent {
    const { id, status, amount, currency, captured, refunded, declines, metadata } = intent;
    const url = `${this.config.publicUrl}/sandbox/authentication/${id}`;
    return {
      ...{ id, amount, currency, declines, metadata },
      status: status as IntentStatus,
      amountReceived: captured,
      amountRefunded: refunded,
      nextAction: status === 'requires_action' ? { type: 'redirect', url } : null,
    };
  }
}
