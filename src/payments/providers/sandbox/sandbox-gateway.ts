import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Config } from '../../../platform/config/config.js';
import { type SandboxIntent, SandboxIntents } from './sandbox-intents.js';
import { scriptOf } from './sandbox-methods.js';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation'];
const CANCELABLE = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
];
/** Longer than anybody waits: the caller gives up first. */
const SILENCE_MS = 60_000;
const KEY_POLL_MS = 50;
const KEY_WAIT_MS = 10_000;

/** An answer of the sandbox that is no success; `status` as over HTTP. */
export class SandboxError extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 500,
    message: string,
  ) {
    super(message);
    this.name = 'SandboxError';
  }
}

/** A payment gateway as Stripe's PaymentIntents with manual capture behave, with test cards that misbehave on cue. */
@Injectable()
export class SandboxGateway {
  constructor(
    private readonly intents: SandboxIntents,
    private readonly config: Config,
  ) {}

  create(
    intent: Pick<SandboxIntent, 'amount' | 'currency' | 'metadata'>,
    key: string,
  ): Promise<SandboxIntent> {
    return this.once(key, intent, () => this.intents.insert(intent));
  }

  async retrieve(id: string): Promise<SandboxIntent> {
    await pause(this.config.sandboxLatencyMs);
    return this.get(id);
  }

  confirm(id: string, method: string, returnUrl: string, key: string): Promise<SandboxIntent> {
    return this.once(key, { id, method }, async () => {
      const script = scriptOf(method);
      if (script === undefined) throw new SandboxError(400, `There is no payment method ${method}.`);
      await pause(script.delayMs ?? 0);
      const intent = await this.get(id);
      const confirmed = await this.applyOutcome(intent, script.outcome, method, returnUrl);
      if (script.after === 'silence') await pause(SILENCE_MS);
      if (script.after === 'error')
        throw new SandboxError(500, 'The sandbox broke after it had done the work.');
      return confirmed;
    });
  }

  capture(id: string, key: string): Promise<SandboxIntent> {
    return this.once(key, { id, op: 'capture' }, async () => {
      const { amount } = await this.get(id);
      const change = { status: 'succeeded', captured: amount };
      return this.must(
        await this.intents.change(id, ['requires_capture'], change, 'payment_intent.succeeded'),
      );
    });
  }

  cancel(id: string, key: string): Promise<SandboxIntent> {
    return this.once(key, { id, op: 'cancel' }, async () => {
      const change = { status: 'canceled', authorized: 0 };
      return this.must(await this.intents.change(id, CANCELABLE, change, 'payment_intent.canceled'));
    });
  }

  refund(id: string, amount: number, key: string): Promise<{ id: string }> {
    return this.once(key, { id, amount }, async () => {
      const refundId = await this.intents.addRefund(id, amount);
      if (refundId === undefined) throw new SandboxError(400, 'More than was captured cannot be refunded.');
      return { id: refundId };
    });
  }

  /** What the buyer decides on the page that stands in for the bank's. */
  async authenticate(id: string, isApproved: boolean): Promise<SandboxIntent> {
    const intent = await this.get(id);
    const change = isApproved
      ? { status: 'requires_capture', authorized: intent.amount }
      : { status: 'requires_payment_method', declines: intent.declines + 1 };
    const event = isApproved ? 'payment_intent.amount_capturable_updated' : 'payment_intent.payment_failed';
    return (await this.intents.change(id, ['requires_action'], change, event)) ?? this.get(id);
  }

  /** @throws SandboxError 404 */
  async get(id: string): Promise<SandboxIntent> {
    const intent = await this.intents.find(id);
    if (intent === undefined) throw new SandboxError(404, `There is no intent ${id}.`);
    return intent;
  }

  private async applyOutcome(
    intent: SandboxIntent,
    outcome: 'authorise' | 'decline' | 'ask',
    paymentMethod: string,
    returnUrl: string,
  ): Promise<SandboxIntent> {
    const common = { paymentMethod, returnUrl };
    switch (outcome) {
      case 'authorise': {
        const change = { ...common, status: 'requires_capture', authorized: intent.amount };
        const event = 'payment_intent.amount_capturable_updated';
        return this.must(await this.intents.change(intent.id, CONFIRMABLE, change, event));
      }
      case 'decline': {
        const change = { ...common, status: 'requires_payment_method', declines: intent.declines + 1 };
        return this.must(
          await this.intents.change(intent.id, CONFIRMABLE, change, 'payment_intent.payment_failed'),
        );
      }
      case 'ask': {
        const change = { ...common, status: 'requires_action' };
        return this.must(
          await this.intents.change(intent.id, CONFIRMABLE, change, 'payment_intent.requires_action'),
        );
      }
    }
  }

  private must(intent: SandboxIntent | undefined): SandboxIntent {
    if (intent === undefined)
      throw new SandboxError(400, 'The intent is in a state that does not allow this.');
    return intent;
  }

  /** Runs a request once for its key; the same key with the same parameters gets the same answer. */
  private async once<T>(key: string, parameters: unknown, work: () => Promise<T>): Promise<T> {
    await pause(this.config.sandboxLatencyMs);
    const fingerprint = createHash('sha256').update(JSON.stringify(parameters)).digest('hex');
    const known = await this.intents.remember(key, fingerprint);
    if (known.fingerprint !== fingerprint)
      throw new SandboxError(400, 'The key was used with other parameters.');
    if (!known.isNew) return (await this.storedAnswer(key, fingerprint)) as T;
    try {
      const result = await work();
      await this.intents.answer(key, result);
      return result;
    } catch (error) {
      await this.intents.forget(key);
      throw error;
    }
  }

  private async storedAnswer(key: string, fingerprint: string): Promise<unknown> {
    for (let waited = 0; waited < KEY_WAIT_MS; waited += KEY_POLL_MS) {
      const known = await this.intents.remember(key, fingerprint);
      if (known.isNew) throw new SandboxError(409, 'The first request with this key failed; send it again.');
      if (known.response !== null) return known.response;
      await pause(KEY_POLL_MS);
    }
    throw new SandboxError(409, 'The first request with this key is still running.');
  }
}

function pause(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, ms).unref());
}
