/** Whoever will hardly come in before their next knock need not knock so often. */
export const KNOCK_AGAIN_SECONDS = { front: 1, behind: 3 };
/** Answers travel, timers are late, and a page knocks now and then a second time. */
const LATE_FOR_KNOCK_SECONDS = 3;
/** A person without a script reads the page and clicks. */
export const AGAIN_BY_HAND_SECONDS = 20;
const LEAST_IN_FRONT = 3;
/** 1,000 people at a door take Redis less than 300 KB; who comes behind them is told to knock again. */
export const MOST_STANDING = 1_000;

/** How long somebody counts as standing at the door after a knock, ms: until the next one is surely overdue. */
export function presentMs(place: 'front' | 'behind', isByHand: boolean): number {
  const late = isByHand ? AGAIN_BY_HAND_SECONDS : LATE_FOR_KNOCK_SECONDS;
  return (KNOCK_AGAIN_SECONDS[place] + late) * 1_000;
}

/** How many of those at the door are in front: they may come in before the others knock twice. */
export function standingInFront(exitsPerSecond: number): number {
  return LEAST_IN_FRONT + Math.ceil(exitsPerSecond * KNOCK_AGAIN_SECONDS.behind * 2);
}
