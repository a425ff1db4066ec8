import { AVAILABLE, type SeatDirectory } from '../../inventory/index.js';

/** `seatFlags.accessible` of a seating plan. */
export const ACCESSIBLE_FLAG = 1;

export interface HouseCounts {
  /** Free places by tier id. */
  ofTier: Map<string, number>;
  /** Free seats by index of the plan's section; a section that is absent sells nothing here. */
  ofSection: Map<number, number>;
  hasAccessible: boolean;
}

/** One walk through the house. `states` has one byte a place, in the directory's order. */
export function countHouse({ seats, plan }: SeatDirectory, states: Uint8Array): HouseCounts {
  const ofTier = new Map<string, number>();
  const ofSection = new Map<number, number>();
  let hasAccessible = false;
  for (const { ordinal, priceTierId } of seats) {
    if (priceTierId === null) continue;
    const free = states[ordinal] === AVAILABLE ? 1 : 0;
    ofTier.set(priceTierId, (ofTier.get(priceTierId) ?? 0) + free);
    const seat = plan?.seats[ordinal];
    if (seat === undefined) continue;
    ofSection.set(seat.sectionIndex, (ofSection.get(seat.sectionIndex) ?? 0) + free);
    if ((seat.flags & ACCESSIBLE_FLAG) !== 0) hasAccessible = true;
  }
  return { ofTier, ofSection, hasAccessible };
}
