import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../support/stripe-server/control.js';
import type { FaultKind, Operation } from '../../support/stripe-server/faults.js';
import { StripeServer } from '../../support/stripe-server/server.js';
import type { FaultContext } from './fault-context.js';
import type { GatewayBooks, GatewayEntry } from './gateway-books.js';
import type { Rig } from './rig.js';
import type { WebProcess } from './web-process.js';

const SECRET = 'whsec_of_the_faults';
const LOOKS = 300;
const LOOK_EVERY_MS = 100;

/** A payment as a row waits for it. */
export interface Waited {
  id: string;
  state: string;
  intent: string | null;
}

/** The server that behaves as Stripe documents, as the gateway of a spec's rows. */
export class StripeGateway implements GatewayBooks {
  /** One for each rig: its books and those of the product begin and end together. */
  private static readonly servers = new Map<Rig, StripeServer>();

  private constructor(
    readonly server: StripeServer,
    private readonly context: FaultContext,
  ) {}

  /** The spec's server with a clean sky, and a web process `a` that pays by it. */
  static async begin(context: FaultContext): Promise<StripeGateway> {
    const server = StripeGateway.servers.get(context.rig) ?? (await new StripeServer().start());
    StripeGateway.servers.set(context.rig, server);
    const gateway = new StripeGateway(server, context);
    server.control.faults.clear();
    server.control.setWebhooks('on');
    context.gateway = gateway;
    const web = await gateway.startWeb('a');
    server.control.webhooks.target = { url: `${web.url}/api/v1/webhooks/stripe`, secret: SECRET };
    return gateway;
  }

  static async end(): Promise<void> {
    for (const server of StripeGateway.servers.values()) await server.close();
  }

  get control(): Control {
    return this.server.control;
  }

  get webhookSecret(): string {
    return SECRET;
  }

  startWeb(name: string): Promise<WebProcess> {
    return this.context.rig.start(name, {
      ...{ PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: 'sk_test_of_the_faults' },
      ...{ STRIPE_WEBHOOK_SECRET: SECRET, STRIPE_API_BASE: this.server.url },
    });
  }

  entries(): Promise<GatewayEntry[]> {
    const { books } = this.control;
    const entries = [...books.intents.values()].map(intent => {
      const charge = books.chargeOf(intent);
      return {
        ...{ id: intent.id, status: intent.status, paymentId: intent.metadata['paymentId'] ?? null },
        authorized: intent.status === 'requires_capture' ? intent.amount : 0,
        captured: charge?.amountCaptured ?? 0,
        refunded: charge?.amountRefunded ?? 0,
      };
    });
    return Promise.resolve(entries);
  }

  /** What Stripe.js makes of a test card. */
  card(name: string): string {
    return this.control.books.newMethod(name).id;
  }

  plan(operation: Operation, kind: FaultKind, more: { ms?: number; times?: number } = {}): void {
    this.control.faults.plan({ operation, kind, ...more });
  }

  /** How often this kind has struck since it was asked for the first time. */
  strikes(kind: FaultKind): () => number {
    const before = this.control.faults.struck[kind] ?? 0;
    return () => (this.control.faults.struck[kind] ?? 0) - before;
  }

  /** What happened to one payment over there, in order. */
  diaryOf(paymentId: string): string[] {
    const { entries } = this.control.books.diary;
    return entries.filter(entry => entry.paymentId === paymentId).map(({ what }) => what);
  }

  /** Waits until the payment of a hold is in one of these states. */
  async paymentOf(holdId: string | undefined, ...states: string[]): Promise<Waited> {
    let last: Waited | undefined;
    for (let look = 0; look < LOOKS; look += 1) {
      const { rows } = await this.context.rig.sql.query<Waited>(
        'SELECT id, state, gateway_intent AS intent FROM payments WHERE hold_id = $1 ORDER BY id DESC LIMIT 1',
        [holdId],
      );
      last = rows[0];
      if (last !== undefined && (states.length === 0 || states.includes(last.state))) return last;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`The payment became ${last?.state ?? 'none'}, not ${states.join(' or ')}.`);
  }

  /** Waits until something has happened over there. */
  async until(what: string, hasHappened: () => boolean): Promise<void> {
    for (let look = 0; look < LOOKS; look += 1) {
      if (hasHappened()) return;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`It did not happen: ${what}.`);
  }
}
