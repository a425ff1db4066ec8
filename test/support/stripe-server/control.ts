import { invariant } from '../../../src/platform/assert.js';
import type { Json } from './answers.js';
import type { Books } from './books.js';
import { type Fault, FAULT_KINDS, type Faults, type Weather } from './faults.js';
import type { Intents } from './intents.js';
import type { Refunds } from './refunds.js';
import type { WebhookMode, Webhooks } from './webhooks.js';

/** What somebody else does with our money: the dashboard, the bank, or the buyer's browser. */
export type Act =
  | { act: 'dashboard-capture' | 'dashboard-cancel' | 'bank-approves' | 'bank-declines'; intent: string }
  | { act: 'expire-authorisation' | 'dispute'; intent: string }
  | { act: 'dashboard-refund'; intent: string; amount?: number }
  | { act: 'fail-refund' | 'succeed-refund'; refund: string }
  /** With the client secret that it once had, and another method: as Stripe.js could. */
  | { act: 'browser-confirm'; intent: string; method: string };

interface Parts {
  books: Books;
  intents: Intents;
  refunds: Refunds;
  faults: Faults;
  webhooks: Webhooks;
}

/** The levers of a test, here and at `/_control`. */
export class Control {
  constructor(private readonly parts: Parts) {}

  get faults(): Faults {
    return this.parts.faults;
  }

  get books(): Books {
    return this.parts.books;
  }

  get webhooks(): Webhooks {
    return this.parts.webhooks;
  }

  /** @throws Refusal as Stripe would refuse it */
  act(act: Act): void {
    const { books, intents, refunds } = this.parts;
    switch (act.act) {
      case 'dashboard-capture':
        intents.capture(act.intent);
        return;
      case 'dashboard-cancel':
        intents.cancel(act.intent, 'requested_by_customer');
        return;
      case 'bank-approves':
      case 'bank-declines':
        intents.authenticate(act.intent, act.act === 'bank-approves');
        return;
      case 'expire-authorisation': {
        const charge = books.chargeOf(intents.get(act.intent));
        invariant(charge !== undefined, `${act.intent} has an authorisation`);
        charge.captureBefore = books.now();
        intents.expire();
        return;
      }
      case 'dashboard-refund':
        refunds.create({
          payment_intent: act.intent,
          ...(act.amount === undefined ? {} : { amount: String(act.amount) }),
        });
        return;
      case 'fail-refund':
        refunds.fail(act.refund);
        return;
      case 'succeed-refund':
        refunds.succeed(act.refund);
        return;
      case 'browser-confirm':
        intents.confirm(act.intent, { payment_method: act.method });
        return;
      case 'dispute': {
        const charge = books.chargeOf(intents.get(act.intent));
        invariant(charge !== undefined, `${act.intent} has a charge`);
        charge.isDisputed = true;
        books.announce('charge.dispute.created', { kind: 'dispute', id: charge.id });
        return;
      }
    }
  }

  setWebhooks(mode: WebhookMode, lateMs = 0): void {
    Object.assign(this.parts.webhooks, { mode, lateMs });
  }

  /** The same by HTTP. @returns undefined for an address that is none of its own */
  handle(request: string, body: Json): Json | undefined {
    const { books, faults, webhooks } = this.parts;
    switch (request) {
      case 'GET /_control/diary':
        return { entries: books.diary.entries };
      case 'GET /_control/books':
        return {
          ...{ intents: [...books.intents.values()], charges: [...books.charges.values()] },
          ...{ refunds: [...books.refunds.values()], struck: faults.struck },
          events: webhooks.events.map(({ id, type }) => ({ id, type })),
        };
      case 'POST /_control/faults': {
        const fault = body as unknown as Fault;
        invariant(FAULT_KINDS.includes(fault.kind), `kind is one of ${FAULT_KINDS.join(', ')}`);
        faults.plan(fault);
        return { planned: fault };
      }
      case 'PUT /_control/weather':
        faults.setWeather(body as unknown as Weather);
        return { weather: body };
      case 'DELETE /_control/faults':
        faults.clear();
        return { planned: null };
      case 'PUT /_control/webhooks':
        this.setWebhooks(body['mode'] as WebhookMode, Number(body['lateMs'] ?? 0));
        return { mode: webhooks.mode };
      case 'POST /_control/acts':
        this.act(body as unknown as Act);
        return { done: body };
      default:
        return undefined;
    }
  }
}
