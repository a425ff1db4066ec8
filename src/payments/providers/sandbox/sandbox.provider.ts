import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import {
  GatewayRefusal,
  type GatewayIntent,
  type GatewayRefund,
  type IntentStatus,
  type NewIntent,
  type NewRefund,
  OutcomeUnknown,
  PaymentProvider,
} from '../payment-provider.js';
import { SandboxError, SandboxGateway } from './sandbox-gateway.js';
import { type SandboxIntent, SandboxIntents } from './sandbox-intents.js';
import { scriptOf } from './sandbox-methods.js';
import { type SandboxRefund, SandboxRefunds } from './sandbox-refunds.js';

const PAGE_SIZE = 500;

/** Speaks to the sandbox as to any remote system: with a time-out, and without believing that silence means no. */
@Injectable()
export class SandboxProvider extends PaymentProvider {
  constructor(
    private readonly gateway: SandboxGateway,
    private readonly intents: SandboxIntents,
    private readonly refunds: SandboxRefunds,
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

  refund(refund: NewRefund, key: string): Promise<GatewayRefund> {
    return this.call(async () => toRefund(await this.gateway.refund(refund, key)));
  }

  refundsOf(intentId: string): Promise<GatewayRefund[]> {
    return this.call(async () => (await this.refunds.of(intentId)).map(toRefund));
  }

  async *list(span: { from: Date; to: Date }): AsyncIterable<GatewayIntent> {
    let after: string | undefined;
    for (;;) {
      const page = await this.call(() => this.intents.list({ ...span, after, limit: PAGE_SIZE }));
      for (const intent of page) yield this.toIntent(intent);
      if (page.length < PAGE_SIZE) return;
      after = page.at(-1)?.id;
    }
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
    const { id, status, amount, currency, captured, refunded, declines, paymentMethod, metadata } = intent;
    const url = `${this.config.publicUrl}/sandbox/authentication/${id}`;
    return {
      ...{ id, amount, currency, metadata },
      lastDecline: declines > 0 ? { paymentMethod, attemptNo: declines } : null,
      status: status as IntentStatus,
      amountReceived: captured,
      amountRefunded: refunded,
      nextAction: status === 'requires_action' ? { type: 'redirect', url } : null,
    };
  }
}

function toRefund({ id, amount, status, refundId }: SandboxRefund): GatewayRefund {
  return { id, amount, status, refundId: refundId ?? undefined };
}
