import type { Cohort } from './cohort.rules.js';

/** Who came is remembered for about so many who came: the fewer come, the more calls it takes to know. */
const REMEMBERED_SHOPPERS = 400;
/** Taken for true before anybody was called: the first call never calls too many. */
const FIRST_SHOW_RATE = 1;
const FIRST_WEIGHT = 5;
const LEAST_SHOW_RATE = 0.005;

/** Calls that have had their time, and how many of those who were called came. */
export interface Shown {
  called: number;
  came: number;
}

/** Share of those who are called that come, by what is remembered. */
export function showRate({ called, came }: Shown): number {
  const rate = (came + FIRST_SHOW_RATE * FIRST_WEIGHT) / (called + FIRST_WEIGHT);
  return Math.min(1, Math.max(LEAST_SHOW_RATE, rate));
}

/** Adds what came of these calls; what was known before fades, so that it comes to `REMEMBERED_SHOPPERS` at most. */
export function remembered(before: Shown, settled: Cohort[]): Shown {
  const called = settled.reduce((sum, { size }) => sum + size, before.called);
  const came = settled.reduce((sum, cohort) => sum + cohort.came, before.came);
  const most = REMEMBERED_SHOPPERS / showRate({ called, came });
  const kept = Math.min(1, most / Math.max(1, called));
  return { called: called * kept, came: came * kept };
}
