import { BLOCKED, SOLD } from '../availability/board.js';
import type { SeatIndex } from './seat-index.rules.js';

export interface SeatsOnSale {
  readonly index: SeatIndex;
  readonly states: Uint8Array;
  /** Price tier by ordinal, -1 for seats that are not on sale. */
  readonly tierOf: Int16Array;
}

/** What was found among the ordinary seats of a section, a tier or the house: these two bits. */
const SOME_SOLD = 1;
const SOME_UNSOLD = 2;

/** Sold out needs something that was sold: a tier of nothing but wheelchair places is never released by itself. */
function isSoldOut(found: number | undefined): boolean {
  return found === SOME_SOLD;
}

/**
 * Which wheelchair places and companion seats may go to the general public now: 1 by ordinal, or null when
 * none may. The law this follows (28 CFR 36.302(f)(5), of the Americans with Disabilities Act) allows it when
 * all other seats of the house are sold, or all of the same section, or all of the same price tier. Held is
 * not sold, since a hold may lapse. Seats blocked by the organiser are not on sale and do not count.
 */
export function releasedSeats({ index, states, tierOf }: SeatsOnSale): Uint8Array | null {
  let house = 0;
  const sections: number[] = [];
  const tiers: number[] = [];
  for (let ordinal = 0; ordinal < index.seatCount; ordinal += 1) {
    const tier = tierOf[ordinal] ?? -1;
    if (index.withheld[ordinal] === 1 || tier < 0) continue;
    const state = states[ordinal];
    if (state === BLOCKED) continue;
    const found = state === SOLD ? SOME_SOLD : SOME_UNSOLD;
    const section = index.sectionOf[ordinal] ?? 0;
    house |= found;
    sections[section] = (sections[section] ?? 0) | found;
    tiers[tier] = (tiers[tier] ?? 0) | found;
  }
  const released = new Uint8Array(index.seatCount);
  for (const ordinal of index.withheldSeats) {
    const [section, tier] = [index.sectionOf[ordinal] ?? 0, tierOf[ordinal] ?? -1];
    const may = isSoldOut(house) || isSoldOut(sections[section]) || isSoldOut(tiers[tier]);
    if (may) released[ordinal] = 1;
  }
  return released.includes(1) ? released : null;
}
