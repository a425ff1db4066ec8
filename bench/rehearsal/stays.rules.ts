import type { Stay } from './books.js';

/** Most stays at the same time. Who goes makes room before somebody else comes. */
export function mostAtOnce(stays: readonly Stay[]): number {
  const steps = stays.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || a.step - b.step);
  let [inside, most] = [0, 0];
  for (const { step } of steps) {
    inside += step;
    most = Math.max(most, inside);
  }
  return most;
}

/** Mean number of stays between two times, s. */
export function meanBetween(stays: readonly Stay[], begin: number, end: number): number {
  const within = stays.map(({ from, to }) => Math.max(0, Math.min(to, end) - Math.max(from, begin)));
  return within.reduce((sum, seconds) => sum + seconds, 0) / (end - begin);
}

/** Somebody who came to the door at `from` and was let in at `to`, s. */
export type Standing = Stay;

/**
 * Of all pairs the share in which somebody with a worse rank was let in while one with a better rank stood at the
 * door: what the door is to blame for. That people take their time to come is not in it.
 */
export function passedOver(standing: readonly Standing[]): number {
  const sorted = [...standing].sort((a, b) => a.to - b.to);
  let passed = 0;
  sorted.forEach((one, i) => {
    for (const later of sorted.slice(i + 1)) {
      if (later.rank < one.rank && later.from < one.to) passed += 1;
    }
  });
  const pairs = (sorted.length * (sorted.length - 1)) / 2;
  return pairs === 0 ? 0 : passed / pairs;
}
