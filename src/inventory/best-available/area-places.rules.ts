import { AVAILABLE } from '../availability/board.js';
import type { BestAvailableAnswer } from './best-available.rules.js';

export interface AreaWish {
  /** First ordinal of the area's places, and the one after its last. */
  readonly range: readonly [from: number, to: number];
  readonly quantity: number;
}

/** Free places of one area from a random one onwards, once round: many at once hardly ever collide. */
function placesIn({ range: [from, to], quantity }: AreaWish, states: Uint8Array, random: () => number) {
  const count = to - from;
  const first = Math.floor(random() * count);
  const places: number[] = [];
  for (let i = 0; i < count && places.length < quantity; i += 1) {
    const ordinal = from + ((first + i) % count);
    if (states[ordinal] === AVAILABLE) places.push(ordinal);
  }
  return places;
}

/** Places for all wishes, or `sold-out` with what is left in the first area that has too few. Places are all alike. */
export function areaPlaces(
  wishes: readonly AreaWish[],
  states: Uint8Array,
  random: () => number,
): BestAvailableAnswer {
  const ordinals: number[] = [];
  for (const wish of wishes) {
    const places = placesIn(wish, states, random);
    if (places.length < wish.quantity) return { ok: false, refusal: 'sold-out', left: places.length };
    ordinals.push(...places);
  }
  return { ok: true, ordinals };
}
