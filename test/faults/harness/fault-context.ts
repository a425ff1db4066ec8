import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sale } from '../../../bench/harness/sale.js';
import type { Evidence } from './auditor.js';
import { readBooks } from './books.js';
import { Buyer, type Errand, type Patience, type Wish } from './buyer.js';
import { type GatewayBooks, SandboxBooks } from './gateway-books.js';
import { hurry, letTimePass, quiescence } from './quiescence.js';
import type { Random } from './random.js';
import type { Rig } from './rig.js';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** What a row works with. */
export class FaultContext {
  /** How the row knows that its fault struck. */
  readonly evidence: string[] = [];
  readonly errands: Errand[] = [];
  /** References of bookings that the row has cancelled or refunded. */
  readonly givenBack = new Set<string>();
  /** A row with another gateway puts that one's books here. */
  gateway: GatewayBooks;
  /** Of all buyers of the row, for every single request. */
  readonly patience: Patience = { ms: 15_000, exceeded: 0 };
  private readonly sales: Sale[] = [];
  private readonly endings: (() => unknown)[] = [];

  constructor(
    readonly rig: Rig,
    readonly random: Random,
  ) {
    this.gateway = new SandboxBooks(rig.sql);
  }

  /** Says how often something happened that only the fault brings about. @throws when it did not happen at all */
  fired(what: string, times = 1): void {
    if (times < 1) throw new Error(`The fault did not strike: ${what} ${times} times.`);
    this.evidence.push(times === 1 ? what : `${what} (${times} ×)`);
  }

  /** To be done at the very end, when the auditor has looked and servers of the row's own are gone. */
  atTheEnd(work: () => unknown): void {
    this.endings.push(work);
  }

  async end(): Promise<void> {
    for (const work of this.endings) await work();
  }

  /** A fresh performance on sale, audited at the end. */
  async sale(seats = 50, queue?: object): Promise<Sale> {
    const sale = await this.rig.putOnSale(seats, queue);
    this.sales.push(sale);
    return sale;
  }

  /** A new buyer, who asks the living web processes first. */
  buyer(urls: () => string[] = () => this.rig.urls): Buyer {
    return new Buyer(urls, this.patience);
  }

  /** Admission, hold, payment; what came of it is held against the books at the end. */
  async buy(wish: Wish, buyer = this.buyer()): Promise<Errand> {
    return this.watch(await buyer.buy(wish));
  }

  /** Has the auditor look at an errand that the row makes step by step. */
  watch(errand: Errand): Errand {
    if (!this.errands.includes(errand)) this.errands.push(errand);
    return errand;
  }

  /** Ends the waiting times of those who have died. */
  hurry(): Promise<void> {
    return hurry(this.rig.sql);
  }

  /** As if that many seconds had gone by for every unfinished payment and its claim. */
  letTimePass(seconds: number): Promise<void> {
    return letTimePass(this.rig.sql, seconds);
  }

  /** As if every hold had run out: what Redis knows of seats goes, and the product reads it again from Postgres. */
  async endHolds(): Promise<void> {
    const client = new Redis(this.rig.redis.url);
    try {
      const keys = await client.keys('{p:*');
      if (keys.length > 0) await client.del(keys);
    } finally {
      client.disconnect();
    }
  }

  /** Waits until this statement answers true. @throws when it does not in 60 s */
  async until(statement: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await this.rig.sql.query<Record<string, boolean>>(statement);
      if (Object.values(rows[0] ?? {})[0] === true) return;
      if (performance.now() > deadline) throw new Error(`It did not become so: ${statement}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Heals everything, waits until nothing moves, and gathers what the auditor judges. */
  async settle(): Promise<Evidence> {
    const { rig } = this;
    rig.postgresLink.heal();
    rig.redisLink.heal();
    await rig.someWeb();
    return {
      left: await quiescence(rig.sql),
      books: await readBooks(rig.sql),
      gateway: await this.gateway.entries(),
      errands: this.errands,
      givenBack: this.givenBack,
      reconciliation: (await Promise.all(this.sales.map(sale => this.reconcile(sale)))).flat(),
      endless: await endlessKeys(rig.redis.url),
    };
  }

  /** What the web processes printed last, for whoever looks into a failure. */
  lastWords(): string {
    return this.rig.lastWords();
  }

  private async reconcile({ performanceId }: Sale): Promise<string[]> {
    const path = `performances/${performanceId}/reconciliation`;
    const { status, body } = await this.rig.admin('GET', path);
    const items = body['items'] as { kind: string; subject: string }[] | undefined;
    if (status !== 200 || items === undefined) return [`it answered ${status}`];
    return items.map(({ kind, subject }) => `${kind} ${subject}`);
  }
}

/** Whether it is the lock of a seat, or a hold with its shopper's pointer to it. */
function isHold(key: string): boolean {
  return /:(seat|hold):/.test(key);
}

/** Locks and holds of Redis that nothing ends by itself. */
async function endlessKeys(url: string): Promise<string[]> {
  const client = new Redis(url);
  try {
    const keys = (await client.keys('*')).filter(isHold);
    const endless: string[] = [];
    for (const key of keys) if ((await client.pttl(key)) === -1) endless.push(key);
    return endless;
  } finally {
    client.disconnect();
  }
}
