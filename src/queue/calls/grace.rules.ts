/** When ranks were called, to know whose time to come is over. */
export interface Grace {
  /** How long the door has been open since the opening, s: a pause takes nothing from anybody's time. */
  openSeconds: number;
  /** Samples, oldest first: up to which rank everybody had been called when the door had been open for so long. */
  calls: [openSeconds: number, nowServing: number][];
  /** The time of everybody up to this rank is over. Never goes back. */
  lateUpTo: number;
}

/** A time to come is measured as finely as this; it may come out longer by a part, never shorter. */
const PARTS = 20;

export function newGrace(): Grace {
  return { openSeconds: 0, calls: [], lateUpTo: 0 };
}

/**
 * The calls go on, and the times of those who were called run.
 * @param openSeconds for which the door was open since the step before
 * @param claimSeconds that one who is called has to come
 */
export function goOn(before: Grace, nowServing: number, openSeconds: number, claimSeconds: number): Grace {
  const now = before.openSeconds + openSeconds;
  const isOver = ([at]: Grace['calls'][number]): boolean => now - at >= claimSeconds;
  const calls = before.calls.filter(call => !isOver(call));
  const [sampledAt, sampled] = calls.at(-1) ?? [-Infinity, before.lateUpTo];
  // Ranks that are called between two samples count as called at the later one.
  if (nowServing > sampled && now - sampledAt >= claimSeconds / PARTS)
    calls.push([Math.ceil(now), nowServing]);
  const late = before.calls.findLast(isOver);
  return { openSeconds: now, calls, lateUpTo: Math.max(before.lateUpTo, late?.[1] ?? 0) };
}
