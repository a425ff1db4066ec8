import { HEARTBEAT_SECONDS, isSampled } from '../../src/queue/heartbeats/sampling.rules.js';
import type { Wire } from './wire.js';

const TICK_MS = 250;
const TURNS = (HEARTBEAT_SECONDS * 1_000) / TICK_MS;
/** One that would have to wait for a connection is lost, as some are in earnest. */
const MOST_BACKLOG = 500;

/** The pages of those who wait, as far as they send heartbeats: who is asked for them the sale says. */
export class PageHeartbeats {
  /** Indices by the moment of the round at which they send. */
  private readonly turns: number[][] = Array.from({ length: TURNS }, () => []);
  private turn = 0;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param every of the sale's line
   * @param entryOf the entry of somebody who still waits
   */
  constructor(
    private readonly wire: Wire,
    private readonly path: string,
    private readonly every: () => number,
    private readonly entryOf: (index: number) => string | undefined,
  ) {
    this.timer = setInterval(() => this.beat(), TICK_MS);
  }

  add(index: number): void {
    this.turns[Math.floor(Math.random() * TURNS)]?.push(index);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    this.turn = (this.turn + 1) % TURNS;
    const every = this.every();
    for (const index of this.turns[this.turn] ?? []) {
      if (!isSampled(index, every) || this.wire.backlog > MOST_BACKLOG) continue;
      const entry = this.entryOf(index);
      if (entry === undefined) continue;
      const request = { method: 'POST', path: this.path, body: { entry } } as const;
      void this.wire.ask('heartbeat', request).catch(() => undefined);
    }
  }
}
