import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueEntryView, SaleLine } from '../../src/queue/index.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { type Permutation, permutationOf } from '../../src/queue/draw/permutation.rules.js';
import type { CrowdCounts } from './crowd-counts.js';
import { type Fan, fanOf } from './fan.rules.js';
import { PageHeartbeats } from './heartbeats.js';
import { Pollers } from './pollers.js';
import { SaleWatch } from './sale-watch.js';
import type { RehearsalSettings } from './settings.js';
import { Shop, visit } from './visit.js';
import type { Wire } from './wire.js';

const TICK_MS = 20;
/** Joins that may wait for a connection before no more are begun. */
const MOST_BACKLOG = 500;
/** Of all who join: before the opening, more and more of them; the rest after it, fewer and fewer. */
const SURGE_SHARE = 0.85;
const TAIL_SLOPE = 3;

interface Place {
  performanceId: string;
  /** `performance.now()` of the opening, ms. */
  opensAt: number;
  /** The longest that the product lets anybody stay, s. */
  mostSeconds: number;
}

/** Everybody who comes to a sale: joins, waits, is called, and shops. */
export class Crowd {
  readonly shop = new Shop();
  readonly watch: SaleWatch;
  readonly pollers: Pollers;
  private readonly heartbeats: PageHeartbeats;
  joined = 0;
  failure: Error | undefined;
  /** Entry tokens by index. Bots have no cookie, but are counted by their index all the same. */
  private readonly entries: string[] = [];
  /** When they give up, ms of `performance.now()`, by index. */
  private readonly goes: number[] = [];
  private readonly visits = new Set<Promise<void>>();
  private draw: Permutation | undefined;

  constructor(
    private readonly settings: RehearsalSettings,
    private readonly place: Place,
    private readonly joins: Wire,
    private readonly wire: Wire,
  ) {
    this.watch = new SaleWatch(wire, place.performanceId, (line, from, to) => this.called(line, from, to));
    this.pollers = new Pollers(wire, this.watch);
    const path = `/api/v1/performances/${place.performanceId}/queue-heartbeats`;
    const every = (): number => this.watch.line?.heartbeatEvery ?? 0;
    this.heartbeats = new PageHeartbeats(wire, path, every, index => this.waitingEntry(index));
  }

  /** Lets everybody join, by the curve of a sale. */
  async arrive(began: number): Promise<void> {
    const { fans, seconds } = this.settings;
    const surge = fans * SURGE_SHARE;
    const lasts = this.place.opensAt - began;
    let sent = 0;
    while (sent < fans && this.failure === undefined) {
      const now = performance.now() - began;
      const late = Math.min(1, Math.max(0, (now - lasts) / (seconds * 1_000)));
      const tail = (1 - Math.exp(-TAIL_SLOPE * late)) / (1 - Math.exp(-TAIL_SLOPE));
      const due = Math.min(fans, surge * Math.min(1, now / lasts) ** 2 + (fans - surge) * tail);
      while (sent < Math.floor(due) && this.joins.backlog < MOST_BACKLOG) {
        sent += 1;
        this.keep(this.join());
      }
      if (late === 1) break;
      await sleep(TICK_MS);
    }
  }

  /** F5 at the opening: the sampled all at once, each with its entry. @returns how many got another rank than drawn */
  async reload(): Promise<{ reloads: number; wrongRanks: number }> {
    const sampled = this.entries.flatMap((_, index) => (this.fan(index).polls ? index : []));
    const ranks = await Promise.all(
      sampled.map(async index => {
        const { body } = await this.enter(this.wire, 'reload', { entry: this.entries[index] });
        return (JSON.parse(body.toString()) as QueueEntryView).rank;
      }),
    );
    // Whoever was quicker than the draw was told so, and looks again.
    const drawn = sampled.map((index, i) => [ranks[i] ?? null, index] as const);
    const told = drawn.filter(([rank]) => rank !== null);
    while (told.length > 0 && this.watch.line?.seed === null) await sleep(TICK_MS);
    const wrong = told.filter(([rank, index]) => rank !== this.rankOf(this.watch.line, index));
    return { reloads: sampled.length, wrongRanks: wrong.length };
  }

  counts(): CrowdCounts {
    const { shares, covered } = this.pollers.errors();
    const { joined, shop, pollers } = this;
    return {
      ...{ joined, mostInside: shop.mostInside, movedBack: pollers.movedBack },
      ...{ standing: shop.stood, etaErrors: shares, etaCovered: covered },
    };
  }

  async end(): Promise<void> {
    this.shop.isOver = true;
    this.pollers.stop();
    this.heartbeats.stop();
    await Promise.all(this.visits);
    await this.watch.stop();
    if (this.failure !== undefined) throw this.failure;
  }

  private fan(index: number): Fan {
    return fanOf(index, this.settings);
  }

  private enter(wire: Wire, purpose: 'join' | 'reload', body: object) {
    const path = `/api/v1/performances/${this.place.performanceId}/queue-entries`;
    return wire.ask(purpose, { method: 'POST', path, body });
  }

  private async join(): Promise<void> {
    const { status, body } = await this.enter(this.joins, 'join', {});
    if (status !== 201) return;
    const { entry, index } = JSON.parse(body.toString()) as QueueEntryView;
    this.joined += 1;
    this.entries[index] = entry;
    const fan = this.fan(index);
    if (Number.isFinite(fan.patience)) this.goes[index] = performance.now() + fan.patience * 1_000;
    if (fan.isPerson) this.heartbeats.add(index);
    const { line } = this.watch;
    const isLate = line !== undefined && line.seed !== null && index > line.drawSize;
    // Whoever is called before the answer is here comes now.
    if (isLate && index <= line.nowServing) this.comeIfReal(index, index);
    if (fan.polls) this.pollers.add(() => (this.hasGone(index) ? null : this.rankOf(this.watch.line, index)));
  }

  private hasGone(index: number): boolean {
    return performance.now() >= (this.goes[index] ?? Infinity);
  }

  /** Of somebody whose page is open and who has not been called. */
  private waitingEntry(index: number): string | undefined {
    const { line } = this.watch;
    const rank = this.rankOf(line, index) ?? Infinity;
    return this.hasGone(index) || rank <= (line?.nowServing ?? 0) ? undefined : this.entries[index];
  }

  private rankOf(line: SaleLine | undefined, index: number): number | undefined {
    if (line === undefined || line.seed === null) return undefined;
    return index > line.drawSize ? index : this.drawOf(line).rankOf(index);
  }

  private drawOf({ seed, drawSize }: SaleLine): Permutation {
    this.draw ??= permutationOf(nodeCrypto.hmacOf(Buffer.from(seed ?? '', 'hex')), drawSize);
    return this.draw;
  }

  private called(line: SaleLine, from: number, to: number): void {
    for (let rank = from; rank <= to; rank += 1) {
      const index = rank > line.drawSize ? rank : this.drawOf(line).indexAt(rank);
      this.comeIfReal(index, rank);
    }
  }

  private comeIfReal(index: number, rank: number): void {
    const fan = this.fan(index);
    const entry = this.entries[index];
    if (!fan.comes || entry === undefined || this.shop.isOver || this.hasGone(index)) return;
    const { wire, shop } = this;
    const { performanceId, mostSeconds } = this.place;
    this.keep(visit({ wire, shop, performanceId, entry, rank, fan, mostSeconds }));
  }

  private keep(work: Promise<void>): void {
    const kept = work.catch((error: unknown) => {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    });
    this.visits.add(kept);
    void kept.then(() => this.visits.delete(kept));
  }
}
