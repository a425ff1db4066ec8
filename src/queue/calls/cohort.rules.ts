/** A call and what came of it. */
export interface Cohort {
  /** Ranks called together: from one up to and with another. */
  from: number;
  to: number;
  /** How many of these ranks somebody has, as far as is known. */
  size: number;
  /** Milliseconds since 1970. */
  at: number;
  came: number;
  /** How many of them come in a second, smoothed. */
  pace: number;
}

/** Whoever comes when called does so within two polls of a page that is near the front; a few are later. */
export const SETTLED_SECONDS = 20;
const PACE_SECONDS = 2;
/** Those who come thin out: as many as at the present pace in this time are still on the way. */
const LEFT_AT_PACE_SECONDS = 4;
/** Of fewer who came, or sooner, one cannot tell whether the others are late or do not come. */
const TELLING = { came: 20, seconds: 3 };
/** A call is over when no more than this share of those who came is on the way. */
const QUIET_SHARE = 0.1;

/** The cohort with those of its ranks that came in this time. */
export function observedCohort(cohort: Cohort, came: readonly number[], elapsedSeconds: number): Cohort {
  const count = countIn(cohort, came);
  const share = 1 - Math.exp(-elapsedSeconds / PACE_SECONDS);
  const pace =
    elapsedSeconds > 0 ? cohort.pace + (count / elapsedSeconds - cohort.pace) * share : cohort.pace;
  return { ...cohort, came: cohort.came + count, pace: Math.round(pace * 100) / 100 };
}

/** Enough of them have come to see how it goes on. */
export function isTelling({ came, at }: Cohort, now: number): boolean {
  return came >= TELLING.came && now - at >= TELLING.seconds * 1_000;
}

/** How many are still on the way, when this share of all who are called comes. */
export function onTheWay(cohort: Cohort, showRate: number, now: number): number {
  const left = showRate * cohort.size - cohort.came;
  return isTelling(cohort, now) ? Math.min(left, cohort.pace * LEFT_AT_PACE_SECONDS) : left;
}

/** Whoever comes of this cohort has come, but for a few; all of them may have. */
export function isSettled(cohort: Cohort, now: number): boolean {
  if (cohort.came >= cohort.size) return true;
  if (now < cohort.at || now - cohort.at >= SETTLED_SECONDS * 1_000) return true;
  return isTelling(cohort, now) && cohort.pace * LEFT_AT_PACE_SECONDS < cohort.came * QUIET_SHARE;
}

export function countIn({ from, to }: Pick<Cohort, 'from' | 'to'>, ranks: readonly number[]): number {
  return ranks.filter(rank => rank >= from && rank <= to).length;
}
