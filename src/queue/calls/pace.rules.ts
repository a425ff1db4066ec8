/** How fast visits end. What is long ago counts less and less. */
export interface Pace {
  exits: number;
  /** Shoppers inside, summed over the time: a shop that is still filling up has fewer whose visits can end. */
  insideSeconds: number;
}

const REMEMBERED_SECONDS = 90;
/** Of fewer exits one cannot tell how long visits last. */
const LEAST_EXITS = 5;

export function newPace(): Pace {
  return { exits: 0, insideSeconds: 0 };
}

export function paceAfter(
  before: Pace,
  { exits, inside, elapsedSeconds }: { exits: number; inside: number; elapsedSeconds: number },
): Pace {
  const kept = Math.exp(-Math.max(0, elapsedSeconds) / REMEMBERED_SECONDS);
  return {
    exits: before.exits * kept + exits,
    insideSeconds: before.insideSeconds * kept + inside * elapsedSeconds,
  };
}

/**
 * Calls a second that keep a full shop full: as many as visits end, for each of which some are called who do not come.
 * What filling the shop took at the opening is not in it, so it can be told from the first minute on how long those
 * further behind will wait.
 * @returns undefined while too few visits have ended
 */
export function sustainedCalls(
  { exits, insideSeconds }: Pace,
  showRate: number,
  { capacity, ratePerMinute }: { capacity: number; ratePerMinute: number | null },
): number | undefined {
  if (exits < LEAST_EXITS || insideSeconds <= 0) return undefined;
  const exitsPerSecond = (exits / insideSeconds) * capacity;
  return Math.min(exitsPerSecond, (ratePerMinute ?? Infinity) / 60) / showRate;
}
