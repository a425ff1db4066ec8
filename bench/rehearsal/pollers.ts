import { placeOf, type SaleLine } from '../../src/queue/index.js';
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
  private isOver = false;

  constructor(
    private readonly wire: Wire,
    private readonly watch: SaleWatch,
  ) {}

  add(rankOf: () => number | undefined): void {
    this.next(rankOf, Infinity, LEAST_MS + Math.random() * MOST_IN_HURRY_MS);
  }

  stop(): void {
    this.isOver = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** How far what they were told was from what came, as shares of the wait. */
  errors(): { shares: number[]; covered: number } {
    const known = this.told.flatMap(({ at, rank, seconds }) => {
      const calledAt = this.watch.calledAt(rank);
      const waited = calledAt === undefined ? NaN : (calledAt - at) / 1_000;
      return waited >= SHORTEST_TOLD_SECONDS ? [{ seconds, waited }] : [];
    });
    const within = known.filter(({ seconds, waited }) => waited >= seconds * 0.8 && waited <= seconds * 1.3);
    return {
      shares: known.map(({ seconds, waited }) => Math.abs(seconds - waited) / waited),
      covered: within.length / known.length,
    };
  }

  private next(rankOf: () => number | undefined, ahead: number, inMs: number): void {
    if (this.isOver) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.poll(rankOf, ahead).catch(() => undefined);
    }, inMs);
    this.timers.add(timer);
  }

  private async poll(rankOf: () => number | undefined, before: number): Promise<void> {
    await this.wire.ask('poll', { method: 'GET', path: '/api/v1/now-serving' });
    const { line } = this.watch;
    const rank = rankOf();
    const jitter = 1 + JITTER * (2 * Math.random() - 1);
    if (line === undefined || rank === undefined) {
      this.next(rankOf, before, MOST_IN_HURRY_MS * jitter);
      return;
    }
    const { ahead, state } = placeOf(rank, line);
    if (ahead > before) this.movedBack += 1;
    if (state === 'called' || state === 'closed') return;
    const seconds = secondsFor(ahead, line);
    if (Number.isFinite(seconds)) this.told.push({ at: performance.now(), rank, seconds });
    const wait = Math.min(MOST_MS, Math.max(LEAST_MS, (seconds * 1_000) / POLLS_ON_THE_WAY));
    this.next(rankOf, ahead, wait * jitter);
  }
}

function secondsFor(ahead: number, { ratePerMinute }: SaleLine): number {
  return ratePerMinute > 0 ? (ahead / ratePerMinute) * 60 : Infinity;
}
