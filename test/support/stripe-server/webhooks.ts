import { createHmac, randomBytes } from 'node:crypto';
import { invariant } from '../../../src/platform/assert.js';
import type { Json } from './answers.js';
import type { Announce, Books } from './books.js';
import { chargeObject, disputeObject, intentObject, refundObject } from './objects.js';

export type WebhookMode = 'on' | 'off' | 'duplicated' | 'reversed' | 'late';

export interface WebhookTarget {
  url: string;
  /** `whsec_...` */
  secret: string;
}

export interface Delivery {
  id: string;
  type: string;
  /** The bytes that are signed. */
  body: string;
}

const RETRIES = 8;
const FIRST_RETRY_MS = 500;
const TIMEOUT_MS = 10_000;
const DUPLICATES = 5;
/** Reversed events are gathered for so long before they leave. */
const GATHER_MS = 1_500;

/** `t=<seconds>,v1=<hex HMAC-SHA-256 of "t.body">` */
export function signatureOf(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** Sends an event about every change, again until the answer is 200, and as badly as it is told to. */
export class Webhooks {
  mode: WebhookMode = 'on';
  lateMs = 0;
  /** How many times an event was sent, one sent again counted again. */
  sent = 0;
  /** Every event there was, delivered or not. */
  readonly events: Delivery[] = [];
  private gathered: Delivery[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private books: Books | undefined;
  private isClosed = false;

  constructor(
    public target: WebhookTarget | undefined,
    private readonly clock: () => number,
    private readonly baseUrl: () => string,
  ) {}

  /** The books and their events need each other. */
  about(books: Books): void {
    this.books = books;
  }

  readonly announce: Announce = (type, { kind, id }) => {
    const object = this.objectOf(kind, id);
    const event = {
      ...{ id: `evt_${randomBytes(12).toString('hex')}`, object: 'event', type, livemode: false },
      ...{ api_version: '2026-10-28.endive', created: Math.floor(this.clock() / 1000), data: { object } },
    };
    const delivery = { id: event.id, type, body: JSON.stringify(event, null, 2) };
    this.events.push(delivery);
    this.dispatch(delivery);
  };

  /** Sends one event once, whatever the mode. @returns the status of the answer */
  async send({ body }: Delivery): Promise<number> {
    invariant(this.target !== undefined, 'there is somebody to send events to');
    this.sent += 1;
    const response = await fetch(this.target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureOf(body, this.target.secret, this.clock()),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  }

  close(): void {
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private dispatch(delivery: Delivery): void {
    if (this.target === undefined || this.mode === 'off') return;
    if (this.mode === 'reversed') {
      if (this.gathered.push(delivery) === 1) this.after(GATHER_MS, () => this.sendGathered());
      return;
    }
    const copies = this.mode === 'duplicated' ? DUPLICATES : 1;
    const wait = this.mode === 'late' ? this.lateMs : 0;
    for (let copy = 0; copy < copies; copy += 1) this.after(wait, () => this.deliver(delivery, 0));
  }

  private async sendGathered(): Promise<void> {
    const last = this.gathered.reverse();
    this.gathered = [];
    for (const delivery of last) await this.deliver(delivery, 0);
  }

  private async deliver(delivery: Delivery, tries: number): Promise<void> {
    const status = await this.send(delivery).catch(() => 0);
    if (status === 200 || tries >= RETRIES) return;
    this.after(FIRST_RETRY_MS * 2 ** tries, () => this.deliver(delivery, tries + 1));
  }

  private after(ms: number, work: () => Promise<void>): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, ms);
    this.timers.add(timer);
  }

  private objectOf(kind: Parameters<Announce>[1]['kind'], id: string): Json {
    invariant(this.books !== undefined, 'the books were named');
    const intent = this.books.intents.get(id);
    const charge = this.books.charges.get(id);
    const refund = this.books.refunds.get(id);
    if (kind === 'intent' && intent !== undefined) return intentObject(this.books, intent, this.baseUrl());
    if (kind === 'refund' && refund !== undefined) return refundObject(refund);
    invariant(charge !== undefined, `${kind} ${id} is in the books`);
    return kind === 'dispute' ? disputeObject(charge) : chargeObject(charge);
  }
}
