import { kthSmallest } from './kth-smallest.rules.js';
import type { SeatSearch } from './seat-search.js';
import { blockLeavesSingle } from './single-seat.rules.js';
import { type Stretch, stretchesIn } from './stretches.rules.js';

/** Non-overlapping blocks of one size with their mean distance to the focal point, kept to about the best. */
class Candidates {
  private starts: number[] = [];
  private costs: number[] = [];
  private worstKept = Infinity;
  private best = Infinity;
  private mostKept: number;

  constructor(private readonly search: SeatSearch) {
    this.mostKept = 2 * search.spread.candidates;
  }

  get isEmpty(): boolean {
    return this.starts.length === 0;
  }

  /** Whether a block this far away could still be chosen. */
  couldTake(cost: number): boolean {
    return (
      cost <= Math.min(this.worstKept, this.best + this.search.spread.tolerance * this.search.index.depth)
    );
  }

  add(start: number, cost: number): void {
    if (!this.couldTake(cost)) return;
    this.starts.push(start);
    this.costs.push(cost);
    this.best = Math.min(this.best, cost);
    if (this.costs.length >= this.mostKept) this.cut();
  }

  choose(): number | null {
    this.cut();
    return this.starts[Math.floor(this.search.random() * this.starts.length)] ?? null;
  }

  /** Lets go of all that can no longer be chosen; done seldom, so that it costs little for each block. */
  private cut(): void {
    if (this.costs.length > this.search.spread.candidates) {
      const last = kthSmallest(Float64Array.from(this.costs), this.search.spread.candidates);
      this.worstKept = Math.min(this.worstKept, last);
    }
    const [starts, costs] = [this.starts, this.costs];
    this.starts = [];
    this.costs = [];
    costs.forEach((cost, i) => {
      if (!this.couldTake(cost)) return;
      this.starts.push(starts[i] ?? 0);
      this.costs.push(cost);
    });
    // Many blocks of one cost may be kept beyond the number wanted.
    this.mostKept = 2 * Math.max(this.costs.length, this.search.spread.candidates);
  }
}

/**
 * Cuts one stretch of usable seats into blocks that do not overlap: the best block first, then the others on
 * both sides of it. Askers who choose different blocks then never collide.
 */
function cutStretch(search: SeatSearch, stretch: Stretch, rung: Rung, into: Candidates): void {
  const { index, states } = search;
  const { size, noSingles } = rung;
  const [first, last] = [stretch.start, stretch.end - size];
  const before = index.distanceBefore;
  const cost = (start: number) => ((before[start + size] ?? 0) - (before[start] ?? 0)) / size;
  // Two usable ordinary seats on both sides cannot leave a single one, which spares most blocks the check.
  const plain = index.runIsOrdinary[index.runOf[first] ?? 0] === 1;
  const fits = (start: number) => {
    if (start < first || start > last) return false;
    const roomy = plain && start - first >= 2 && last - start >= 2;
    return !noSingles || roomy || !blockLeavesSingle(index, states, start, start + size);
  };
  let best = -1;
  let bestCost = Infinity;
  for (let start = first; start <= last; start += 1) {
    const own = cost(start);
    if (own < bestCost && fits(start)) [best, bestCost] = [start, own];
  }
  if (best < 0 || !into.couldTake(bestCost)) return;
  into.add(best, bestCost);
  for (const direction of [-1, 1]) {
    for (let start = best + direction * size; start >= first && start <= last; start += direction * size) {
      // Blocks further out along a row are further away; the rest of them will not do either.
      if (!into.couldTake(cost(start))) break;
      // A block that would leave one seat at the end of the stretch moves up by one instead.
      if (!fits(start)) start += direction;
      if (fits(start)) into.add(start, cost(start));
    }
  }
}

interface Rung {
  readonly size: number;
  readonly noSingles: boolean;
}

/** Runs that may hold usable seats, nearest first. */
function* runsOf({ index, sectionIndex }: SeatSearch): Generator<number> {
  for (const run of index.runsByDistance) {
    if (sectionIndex === undefined || index.sectionOf[index.runStart[run] ?? 0] === sectionIndex) yield run;
  }
}

/**
 * `size` adjacent usable seats close to the focal point, or null when there are none anywhere: first such as
 * leave no single seat, then any. Runs are visited nearest first and the search ends when no further run
 * could hold a better block, so that an early asker looks at a small part of the house.
 */
export function adjacentBlock(search: SeatSearch, size: number): number[] | null {
  const { index } = search;
  const clean = new Candidates(search);
  const others = new Candidates(search);
  for (const run of runsOf(search)) {
    if (!clean.couldTake(index.runNearest[run] ?? Infinity)) break;
    for (const stretch of stretchesIn(search, run, run + 1, size)) {
      cutStretch(search, stretch, { size, noSingles: true }, clean);
      if (clean.isEmpty) cutStretch(search, stretch, { size, noSingles: false }, others);
    }
  }
  const start = clean.choose() ?? others.choose();
  return start === null ? null : Array.from({ length: size }, (_, i) => start + i);
}
