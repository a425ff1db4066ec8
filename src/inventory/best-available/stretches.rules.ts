import { AVAILABLE } from '../availability/board.js';
import type { SeatSearch } from './seat-search.js';

/** Adjacent usable seats, from `start` up to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** All stretches of at least `least` seats in the runs from `firstRun` up to before `endRun`, in the plan's order. */
export function stretchesIn(search: SeatSearch, firstRun: number, endRun: number, least = 1): Stretch[] {
  const { index, states, usable } = search;
  const stretches: Stretch[] = [];
  for (let run = firstRun; run < endRun; run += 1) {
    const end = index.runEnd[run] ?? 0;
    let start = index.runStart[run] ?? 0;
    for (let ordinal = start; ordinal <= end; ordinal += 1) {
      // The first test, which spares the second for most seats of a full house, is half of the speed there.
      if (ordinal < end && states[ordinal] === AVAILABLE && usable(ordinal)) continue;
      if (ordinal - start >= least) stretches.push({ start, end: ordinal });
      start = ordinal + 1;
    }
  }
  return stretches;
}

export function seatsIn(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The stretches that these seats, in ascending order, make up. */
export function chunksOf({ index }: SeatSearch, party: readonly number[]): Stretch[] {
  const chunks: Stretch[] = [];
  let start = party[0] ?? 0;
  party.forEach((ordinal, i) => {
    const next = party[i + 1];
    if (next === ordinal + 1 && index.runOf[next] === index.runOf[ordinal]) return;
    chunks.push({ start, end: ordinal + 1 });
    start = next ?? 0;
  });
  return chunks;
}
