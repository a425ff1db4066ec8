/** How fast a queue goes on: a few numbers, the same for everybody who waits in it. */
export interface Flow {
  /** Shoppers who come in, a minute, while the shop is full; 0 while nobody can tell. */
  admissionsPerMinute: number;
  /** Share of those ahead who are still there and would come. */
  comingShare: number;
  /** Share of those who wait that give up, a minute. */
  leavingPerMinute: number;
}

/** What is needed of a sale's line to tell how long it takes. */
export interface Pace {
  /** Calls a minute, those who do not come included. */
  ratePerMinute: number;
  /** Absent in a line that a leader of an earlier release has published. */
  flow?: Flow;
}

/**
 * Seconds until so many ranks are called; Infinity while nobody can tell. Of those ahead some give up while the others
 * come in, so the queue melts from both ends: `ln(1 + h A / c) / h`, which is `A / c` when nobody gives up. Never
 * negative, and never shorter for more ranks.
 */
export function secondsToCall(ranks: number, pace: Pace): number {
  const { admissionsPerMinute, comingShare, leavingPerMinute } = flowIn(pace);
  if (admissionsPerMinute <= 0) return Infinity;
  const minutes = (Math.max(0, ranks) * comingShare) / admissionsPerMinute;
  return 60 * (leavingPerMinute > 0 ? Math.log1p(leavingPerMinute * minutes) / leavingPerMinute : minutes);
}

/** The other way round: how many ranks are called within so many seconds. */
export function ranksWithin(seconds: number, pace: Pace): number {
  const { admissionsPerMinute, comingShare, leavingPerMinute } = flowIn(pace);
  const minutes = seconds / 60;
  const melted = leavingPerMinute > 0 ? Math.expm1(leavingPerMinute * minutes) / leavingPerMinute : minutes;
  return comingShare > 0 ? (admissionsPerMinute * melted) / comingShare : 0;
}

function flowIn({ ratePerMinute, flow }: Pace): Flow {
  return flow ?? { admissionsPerMinute: ratePerMinute, comingShare: 1, leavingPerMinute: 0 };
}
