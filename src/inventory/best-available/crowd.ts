import type { Clock } from '../../platform/clock/clock.js';

/** Half of a burst is forgotten after this time, in which a hold has long become known in every process. */
const HALF_LIFE_MS = 50;

/**
 * Everybody for whom this process is choosing seats in one performance, and the seats that are on their way to
 * somebody: chosen, but not yet held or refused.
 */
export class Crowd {
  private asking = 0;
  /** Arrivals, each counting less the longer ago it was. */
  private recent = 0;
  private recentAt = 0;
  /** How many are being given a seat, by ordinal. */
  private readonly takers = new Map<number, number>();

  constructor(
    private readonly clock: Clock,
    /** Web processes that serve this sale, this one included. */
    private readonly processes: number,
  ) {}

  enter(): void {
    this.recent = this.remembered() + 1;
    this.recentAt = this.clock.ms();
    this.asking += 1;
  }

  leave(): void {
    this.asking -= 1;
  }

  /**
   * How many ask at once, in all processes: those here right now or a moment ago, and as many elsewhere. One
   * who is alone here counts as alone.
   */
  get size(): number {
    const here = Math.max(1, this.asking, Math.round(this.remembered()));
    return 1 + (here - 1) * this.processes;
  }

  get isIdle(): boolean {
    return this.asking === 0 && Math.round(this.remembered()) === 0;
  }

  send(ordinals: readonly number[]): void {
    for (const ordinal of ordinals) this.takers.set(ordinal, (this.takers.get(ordinal) ?? 0) + 1);
  }

  arrive(ordinals: readonly number[]): void {
    for (const ordinal of ordinals) {
      const others = (this.takers.get(ordinal) ?? 1) - 1;
      if (others === 0) this.takers.delete(ordinal);
      else this.takers.set(ordinal, others);
    }
  }

  get hasSeatsOnTheWay(): boolean {
    return this.takers.size > 0;
  }

  seatsOnTheWay(): Iterable<number> {
    return this.takers.keys();
  }

  private remembered(): number {
    return this.recent * 0.5 ** ((this.clock.ms() - this.recentAt) / HALF_LIFE_MS);
  }
}
