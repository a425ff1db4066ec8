import { BLOCKED, SOLD } from '../availability/board.js';
import type { SeatIndex } from './seat-index.rules.js';

export interface SeatsOnSale {
  readonly index: SeatIndex;
  readonly states: Uint8Array;
  /** Price tier by ordinal, -1 for seats that are not on sale. */
  readonly tierOf: Int16Array;
}

interface Part {
  readonly from: number;
  readonly to: number;
  /** Only the seats of this tier, when given. */
  readonly tier?: number;
}

/**
 * Whether the ordinary seats of a part are sold out. That needs something that was sold: a tier of nothing but
 * wheelchair places is never released by itself. Where something is unsold, the look ends at the first such seat.
 */
function isSoldOut({ index, states, tierOf }: SeatsOnSale, { from, to, tier }: Part): boolean {
  let isAnySold = false;
  for (let ordinal = from; ordinal < to; ordinal += 1) {
    const [state, own] = [states[ordinal], tierOf[ordinal] ?? -1];
    if (index.withheld[ordinal] === 1 || own < 0 || state === BLOCKED) continue;
    if (tier !== undefined && own !== tier) continue;
    if (state !== SOLD) return false;
    isAnySold = true;
  }
  return isAnySold;
}

function onceFor(find: (key: number) => boolean): (key: number) => boolean {
  const found = new Map<number, boolean>();
  return key => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

/**
 * Which wheelchair places and companion seats may go to the general public now: 1 by ordinal, or null when
 * none may. The law this follows (28 CFR 36.302(f)(5), of the Americans with Disabilities Act) allows it when
 * all other seats of the house are sold, or all of the same section, or all of the same price tier. Held is
 * not sold, since a hold may lapse. Seats blocked by the organiser are not on sale and do not count.
 */
export function releasedSeats(seats: SeatsOnSale): Uint8Array | null {
  const { index, tierOf } = seats;
  const house = { from: 0, to: index.seatCount };
  const isHouseSold = isSoldOut(seats, house);
  const isSectionSold = onceFor(section => {
    const { start, end } = index.sections[section] ?? { start: 0, end: 0 };
    return isSoldOut(seats, { from: start, to: end });
  });
  const isTierSold = onceFor(tier => isSoldOut(seats, { ...house, tier }));
  const released = new Uint8Array(index.seatCount);
  for (const ordinal of index.withheldSeats) {
    const [section, tier] = [index.sectionOf[ordinal] ?? 0, tierOf[ordinal] ?? -1];
    if (isHouseSold || isSectionSold(section) || isTierSold(tier)) released[ordinal] = 1;
  }
  return released.includes(1) ? released : null;
}
