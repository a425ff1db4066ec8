import { placeOf } from '../../src/queue/index.js';
import { EARLIER, LATER } from '../../src/queue/now-serving/place.rules.js';
import { secondsToCall } from '../../src/queue/now-serving/wait.rules.js';
import type { SaleWatch } from './sale-watch.js';
import type { Wire } from './wire.js';

const [LEAST_MS, MOST_MS] = [2_000, 60_000];
/** A page polls about twenty times on its way to the front. */
const POLLS_ON_THE_WAY = 20;
const JITTER = 0.2;
const MOST_IN_HURRY_MS = 10_000;
const SHORTEST_TOLD_SECONDS = 5;

interface Told {
  at: number;
  rank: number;
  /** How long it takes by what the page knows. */
  seconds: number;
}

/** Those of the waiting who poll as their page would, and what they were told. */
export class Pollers {
  readonly told: Told[] = [];
  /** Polls at which somebody stood further behind than before. Never. */
  movedBack = 0;
  private readonly timers = new Set<NodeJS.Timeout>();
  /** When the crowd was sent home, ms of `performance.now()`: turns that come later say nothing. */
  private overAt = Infinity;

  constructor(
    private readonly wire: Wire,
    private readonly watch: SaleWatch,
  ) {}

  /** @param rankOf undefined while it is not drawn; null for somebody who has gone */
  add(rankOf: () => number | null | undefined): void {
    this.next(rankOf, Infinity, LEAST_MS + Math.random() * MOST_IN_HURRY_MS);
  }

  stop(): void {
    this.overAt = performance.now();
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** How far what they were told was from what came, as shares of the wait. */
  errors(): { shares: number[]; covered: number } {
    const known = this.told.flatMap(({ at, rank, seconds }) => {
      const calledAt = this.watch.calledAt(rank);
      const waited = calledAt === undefined || calledAt > this.overAt ? NaN : (calledAt - at) / 1_000;
      return waited >= SHORTEST_TOLD_SECONDS ? [{ seconds, waited }] : [];
    });
    const within = known.filter(
      ({ seconds, waited }) => waited >= seconds * EARLIER && waited <= seconds * LATER,
    );
    return {
      shares: known.map(({ seconds, waited }) => Math.abs(seconds - waited) / waited),
      covered: within.length / known.length,
    };
  }

  private next(rankOf: () => number | null | undefined, ahead: number, inMs: number): void {
    if (this.overAt < Infinity) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.poll(rankOf, ahead).catch(() => undefined);
    }, inMs);
    this.timers.add(timer);
  }

  private async poll(rankOf: () => number | null | undefined, before: number): Promise<void> {
    if (rankOf() === null) return;
    await this.wire.ask('poll', { method: 'GET', path: '/api/v1/now-serving' });
    const { line } = this.watch;
    const rank = rankOf();
    const jitter = 1 + JITTER * (2 * Math.random() - 1);
    if (rank === null) return;
    if (line === undefined || rank === undefined) {
      this.next(rankOf, before, MOST_IN_HURRY_MS * jitter);
      return;
    }
    const { ahead, state } = placeOf(rank, line);
    if (ahead > before) this.movedBack += 1;
    if (state === 'called' || state === 'closed') return;
    const seconds = secondsToCall(ahead + 1, line);
    if (Number.isFinite(seconds)) this.told.push({ at: performance.now(), rank, seconds });
    const wait = Math.min(MOST_MS, Math.max(LEAST_MS, (seconds * 1_000) / POLLS_ON_THE_WAY));
    this.next(rankOf, ahead, wait * jitter);
  }
}
