import type { SeatSearch } from './seat-search.js';

/** Adjacent usable seats, from `start` up to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** All stretches of the runs from `firstRun` up to before `endRun`, in the order of the plan. */
export function stretchesIn({ index, usable }: SeatSearch, firstRun: number, endRun: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let run = firstRun; run < endRun; run += 1) {
    const end = index.runEnd[run] ?? 0;
    let start = -1;
    for (let ordinal = index.runStart[run] ?? 0; ordinal <= end; ordinal += 1) {
      if (ordinal < end && usable(ordinal)) {
        if (start < 0) start = ordinal;
      } else if (start >= 0) {
        stretches.push({ start, end: ordinal });
        start = -1;
      }
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
