import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Config } from '../../../platform/config/config.js';
import { type IntentChange, type SandboxIntent, SandboxIntents } from './sandbox-intents.js';
import { SandboxKeys } from './sandbox-keys.js';
import { type MethodScript, scriptOf } from './sandbox-methods.js';
import { type SandboxRefund, SandboxRefunds } from './sandbox-refunds.js';

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
    private readonly refunds: SandboxRefunds,
    private readonly keys: SandboxKeys,
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
      const confirmed = await this.applyOutcome(intent, script, method, returnUrl);
      if (script.after === 'silence') await pause(SILENCE_MS);
      if (script.after === 'error') {
        throw new SandboxError(500, 'The sandbox broke after it had done the work.');
      }
      return confirmed;
    });
  }

  capture(id: string, key: string): Promise<SandboxIntent> {
    return this.once(key, { id, op: 'capture' }, async () => {
      const { amount } = await this.get(id);
      const change = { status: 'succeeded', captured: amount };
      return this.must(
        await this.intents.change(id, ['requires_capture'], change, { type: 'payment_intent.succeeded' }),
      );
    });
  }

  cancel(id: string, key: string): Promise<SandboxIntent> {
    return this.once(key, { id, op: 'cancel' }, async () => {
      const change = { status: 'canceled', authorized: 0 };
      return this.must(
        await this.intents.change(id, CANCELABLE, change, { type: 'payment_intent.canceled' }),
      );
    });
  }

  refund(
    { intentId, amountMinor, refundId }: { intentId: string; amountMinor: number; refundId: string | null },
    key: string,
  ): Promise<SandboxRefund> {
    return this.once(key, { intentId, amountMinor }, async () => {
      const made = await this.refunds.add(intentId, amountMinor, refundId, key);
      if (made === undefined) throw new SandboxError(400, 'More than was captured cannot be refunded.');
      return made;
    });
  }

  /** What the buyer decides on the page that stands in for the bank's. */
  async authenticate(id: string, isApproved: boolean): Promise<SandboxIntent> {
    const intent = await this.get(id);
    const { type, ...change } = outcomeOf({ outcome: isApproved ? 'authorise' : 'decline' }, intent);
    return (await this.intents.change(id, ['requires_action'], change, { type })) ?? this.get(id);
  }

  /** @throws SandboxError 404 */
  async get(id: string): Promise<SandboxIntent> {
    const intent = await this.intents.find(id);
    if (intent === undefined) throw new SandboxError(404, `There is no intent ${id}.`);
    return intent;
  }

  private async applyOutcome(
    intent: SandboxIntent,
    script: MethodScript,
    paymentMethod: string,
    returnUrl: string,
  ): Promise<SandboxIntent> {
    // A gateway that is too busy to answer is late with its webhooks as well.
    const delayMs = script.after === 'silence' ? SILENCE_MS : 0;
    const { type, ...outcome } = outcomeOf(script, intent);
    const change = { paymentMethod, returnUrl, ...outcome };
    return this.must(await this.intents.change(intent.id, CONFIRMABLE, change, { type, delayMs }));
  }

  private must(intent: SandboxIntent | undefined): SandboxIntent {
    if (intent === undefined) {
      throw new SandboxError(400, 'The intent is in a state that does not allow this.');
    }
    return intent;
  }

  /** Runs a request once for its key; the same key with the same parameters gets the same answer. */
  private async once<T>(key: string, parameters: unknown, work: () => Promise<T>): Promise<T> {
    await pause(this.config.sandboxLatencyMs);
    const fingerprint = createHash('sha256').update(JSON.stringify(parameters)).digest('hex');
    for (let waited = 0; waited < KEY_WAIT_MS; waited += KEY_POLL_MS) {
      const known = await this.keys.remember(key, fingerprint);
      if (known.fingerprint !== fingerprint) {
        throw new SandboxError(400, 'The key was used with other parameters.');
      }
      if (known.isNew) return this.first(key, work);
      if (known.response !== null) return known.response as T;
      await pause(KEY_POLL_MS);
    }
    throw new SandboxError(409, 'The first request with this key is still running.');
  }

  private async first<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await this.keys.answer(key, result);
      return result;
    } catch (error) {
      await this.keys.forget(key);
      throw error;
    }
  }
}

function outcomeOf({ outcome }: MethodScript, intent: SandboxIntent): IntentChange & { type: string } {
  switch (outcome) {
    case 'authorise':
      return {
        status: 'requires_capture',
        authorized: intent.amount,
        type: 'payment_intent.amount_capturable_updated',
      };
    case 'decline':
      return {
        status: 'requires_payment_method',
        declines: intent.declines + 1,
        type: 'payment_intent.payment_failed',
      };
    case 'ask':
      return { status: 'requires_action', type: 'payment_intent.requires_action' };
  }
}

function pause(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, ms).unref());
}
