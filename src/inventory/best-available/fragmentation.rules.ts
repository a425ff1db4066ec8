import { AVAILABLE } from '../availability/board.js';
import type { SeatIndex } from './seat-index.rules.js';

export interface Sale {
  readonly index: SeatIndex;
  readonly states: Uint8Array;
  /** The seats of each party that was served, as ordinals in ascending order. */
  readonly parties: readonly (readonly number[])[];
}

/** How well a sale used its house. All are shares from 0 to 1. */
export interface Fragmentation {
  /** Ordinary seats that are still free, of all ordinary seats. */
  readonly unsold: number;
  /** Ordinary seats that are free and have no free neighbour, so that only one who comes alone can use them. */
  readonly single: number;
  /** Parties of two or more that do not sit side by side. */
  readonly split: number;
  /**
   * How much further from the focal point the seats given are on average than as many of the nearest ones, in
   * units of the house's depth (its furthest seat less its nearest). It says how much the spread cost while
   * there was a choice; once a house is full it is 0 by definition.
   */
  readonly further: number;
}

function isTogether({ index }: Sale, party: readonly number[]): boolean {
  const first = party[0] ?? 0;
  return party.every((ordinal, i) => ordinal === first + i && index.runOf[ordinal] === index.runOf[first]);
}

function meanOfNearest(distances: Float64Array, count: number): number {
  return (
    distances
      .toSorted()
      .subarray(0, count)
      .reduce((sum, distance) => sum + distance, 0) / count
  );
}

/** Looks at each seat and each party once, and sorts the seats' distances: O(n log n). */
export function fragmentation(sale: Sale): Fragmentation {
  const { index, states, parties } = sale;
  let [ordinary, unsold, single] = [0, 0, 0];
  const isFree = (ordinal: number, run: number | undefined) =>
    index.runOf[ordinal] === run && states[ordinal] === AVAILABLE && index.withheld[ordinal] === 0;
  for (let ordinal = 0; ordinal < index.seatCount; ordinal += 1) {
    if (index.withheld[ordinal] === 1) continue;
    ordinary += 1;
    const run = index.runOf[ordinal];
    if (!isFree(ordinal, run)) continue;
    unsold += 1;
    if (!isFree(ordinal - 1, run) && !isFree(ordinal + 1, run)) single += 1;
  }
  const given = parties.flat();
  const mean = given.reduce((sum, ordinal) => sum + (index.distance[ordinal] ?? 0), 0) / given.length;
  const groups = parties.filter(party => party.length > 1);
  const apart = groups.filter(party => !isTogether(sale, party));
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    unsold: share(unsold, ordinary),
    single: share(single, ordinary),
    split: share(apart.length, groups.length),
    further: given.length === 0 ? 0 : share(mean - meanOfNearest(index.distance, given.length), index.depth),
  };
}
