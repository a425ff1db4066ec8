import type { SeatSearch } from './seat-search.js';
import { seatsNear } from './gathering.rules.js';
import { blockLeavesSingle } from './single-seat.rules.js';

interface Block {
  readonly start: number;
  readonly cost: number;
  /** Lower is better; blocks of one rank are chosen among by distance and chance. */
  readonly rank: number;
}

const RANK_OF_SECOND_PLACE = 10_000;
const RANK_OF_SINGLE_SEAT = 100;

/** A block of adjacent usable seats that begins at `start`, or null where there is none. */
function blockAt(search: SeatSearch, start: number, size: number): Block | null {
  const { index, usable, states } = search;
  const run = index.runOf[start];
  let [places, ordinary] = [0, 0];
  for (let ordinal = start; ordinal < start + size; ordinal += 1) {
    if (index.runOf[ordinal] !== run || !usable(ordinal)) return null;
    if (index.accessible[ordinal] === 1) places += 1;
    else if (index.withheld[ordinal] === 0) ordinary += 1;
  }
  const single = blockLeavesSingle(index, states, start, start + size) ? RANK_OF_SINGLE_SEAT : 0;
  const cost = ((index.distanceBefore[start + size] ?? 0) - (index.distanceBefore[start] ?? 0)) / size;
  return { start, cost, rank: (places - 1) * RANK_OF_SECOND_PLACE + single + ordinary };
}

function chooseOne(search: SeatSearch, blocks: readonly Block[]): Block | undefined {
  const rank = blocks.reduce((best, block) => Math.min(best, block.rank), Infinity);
  const equals = blocks.filter(block => block.rank === rank).sort((a, b) => a.cost - b.cost);
  const limit = (equals[0]?.cost ?? 0) + search.spread.tolerance * search.index.depth;
  const chosen = equals.filter(({ cost }) => cost <= limit).slice(0, search.spread.candidates);
  return chosen[Math.floor(search.random() * chosen.length)];
}

/**
 * One wheelchair place with the rest of the party beside it, null when there is none. Companion seats are
 * preferred beside it, then ordinary ones; a second wheelchair place is used up only when nothing else is
 * left to sit on.
 */
export function accessibleParty(search: SeatSearch, size: number): number[] | null {
  const blocks = new Map<number, Block>();
  for (const place of search.index.accessibleSeats) {
    for (let start = place - size + 1; start <= place; start += 1) {
      const block = search.usable(place) ? blockAt(search, start, size) : null;
      if (block !== null) blocks.set(start, block);
    }
  }
  const chosen = chooseOne(search, [...blocks.values()]);
  return chosen === undefined ? null : Array.from({ length: size }, (_, i) => chosen.start + i);
}

/** The same without the demand that all sit side by side: one wheelchair place and the nearest other seats. */
export function splitAccessibleParty(search: SeatSearch, size: number): number[] | null {
  const { index, usable } = search;
  const place = accessibleParty(search, 1)?.[0];
  if (place === undefined) return null;
  const others = (ordinal: number) => index.accessible[ordinal] === 0 && usable(ordinal);
  const withPlaces = (ordinal: number) => ordinal !== place && usable(ordinal);
  const party =
    seatsNear({ ...search, usable: others }, place, size - 1) ??
    seatsNear({ ...search, usable: withPlaces }, place, size - 1);
  return party === null ? null : [place, ...party].sort((a, b) => a - b);
}
