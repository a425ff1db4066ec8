import { AVAILABLE } from '../availability/board.js';
import type { SeatIndex } from './seat-index.rules.js';

export type OrphanRule = 'off' | 'lenient' | 'strict';

type IsOpen = (ordinal: number) => boolean;

export interface PickedSeats {
  readonly index: SeatIndex;
  /** Seats that the same shopper gives up for this pick are, too. */
  readonly isAvailable: IsOpen;
  readonly picked: readonly number[];
  readonly mode: OrphanRule;
}

/**
 * A seat that an ordinary party could sit in. Wheelchair places and companion seats are not: they are kept
 * back anyway, one of them alone is no loss, and a seat next to one is as good as next to a wall.
 */
function isOrdinary(index: SeatIndex, ordinal: number): boolean {
  return index.withheld[ordinal] === 0;
}

/** Open with no open neighbour in its run. */
function isSingle(index: SeatIndex, open: IsOpen, ordinal: number): boolean {
  const run = index.runOf[ordinal];
  const openBeside = (other: number) => index.runOf[other] === run && open(other);
  return open(ordinal) && !openBeside(ordinal - 1) && !openBeside(ordinal + 1);
}

/** Whether taking the seats from `start` up to before `end` (one run, all open) leaves a single seat. */
export function blockLeavesSingle(index: SeatIndex, states: Uint8Array, start: number, end: number): boolean {
  const run = index.runOf[start];
  const open = (ordinal: number) =>
    states[ordinal] === AVAILABLE && isOrdinary(index, ordinal) && index.runOf[ordinal] === run;
  // Most blocks have taken seats on both sides, so those two are looked at first.
  if (open(start - 1) && open(start) && !open(start - 2)) return true;
  return open(end) && open(end - 1) && !open(end + 1);
}

/**
 * Whether `size` seats together fit into some open stretch of this run and leave no single seat. In a stretch
 * of that very length nothing is left; with two or more to spare they can all be left on one side; only with
 * exactly one to spare is there no way.
 */
function fitsCleanly(index: SeatIndex, open: IsOpen, run: number, size: number): boolean {
  const end = index.runEnd[run] ?? 0;
  let length = 0;
  for (let ordinal = index.runStart[run] ?? 0; ordinal <= end; ordinal += 1) {
    if (ordinal < end && open(ordinal)) {
      length += 1;
      continue;
    }
    if (length >= size && length - size !== 1) return true;
    length = 0;
  }
  return false;
}

/**
 * The seats that would be left alone by picking `picked`, in ascending order; empty when the pick is fine.
 * A seat is left alone when it is open, both its neighbours in the run (row up to the aisle) are taken or
 * missing, and that was not so before the pick.
 *
 * - `strict`: every such seat counts.
 * - `lenient`: in a run where the same number of seats cannot be had together without leaving a single one,
 *   none counts. This is the meaning of seats.io's selection validator `noOrphanSeats` in its lenient form
 *   ("only if there is no other way to select the same number of seats"), taken per row block.
 */
export function leavesSingleSeat({ index, isAvailable, picked, mode }: PickedSeats): number[] {
  if (mode === 'off') return [];
  const pick = new Set(picked);
  const openBefore = (ordinal: number) =>
    isOrdinary(index, ordinal) && (pick.has(ordinal) || isAvailable(ordinal));
  const openAfter = (ordinal: number) =>
    isOrdinary(index, ordinal) && !pick.has(ordinal) && isAvailable(ordinal);

  const single = new Set<number>();
  const sizes = new Map<number, number>();
  for (const ordinal of pick) {
    const run = index.runOf[ordinal];
    if (run === undefined) continue;
    sizes.set(run, (sizes.get(run) ?? 0) + 1);
    for (const beside of [ordinal - 1, ordinal + 1]) {
      if (index.runOf[beside] !== run || !isSingle(index, openAfter, beside)) continue;
      if (!isSingle(index, openBefore, beside)) single.add(beside);
    }
  }
  const counts = (ordinal: number) => {
    const run = index.runOf[ordinal] ?? 0;
    return mode === 'strict' || fitsCleanly(index, openBefore, run, sizes.get(run) ?? 0);
  };
  return [...single].filter(counts).sort((a, b) => a - b);
}
