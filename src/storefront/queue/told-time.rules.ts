import type { Place, SlowReason } from '../../queue/index.js';

type Minutes = NonNullable<Place['minutes']>;
/** Why a time is longer than the one told before; 'unknown' when the server has given no reason. */
export type LongerReason = SlowReason | 'unknown';

/** What a page has told its reader of the time to the turn. Times are milliseconds since 1970. */
export interface ToldTime {
  /** What it tells; null while nobody can tell. */
  minutes: Minutes | null;
  /** The last range that was told, also in a pause. */
  last: Minutes | null;
  /** Since when a longer range is known and not told. */
  heldSince: number | null;
  longerBecause: LongerReason | null;
  longerSince: number;
}

/** A time that rises for a moment only is never told; one that stays longer is, after so long. */
const HELD_MS = 2 * 60_000;
const SAID_MS = 3 * 60_000;
/** Ranges come in these steps, as `placeOf` makes them. */
const STEPS = { fine: 1, coarse: 5, coarseFrom: 10 };

const NOTHING: ToldTime = {
  ...{ minutes: null, last: null, heldSince: null, longerBecause: null, longerSince: 0 },
};

/**
 * What the page tells when it hears of a new range. A shorter one at once. A longer one, by more than a step and with a
 * reason from the server, at once too, and why; else the page keeps the range that it told, for a bounded while.
 */
export function toldAfter(
  before: ToldTime = NOTHING,
  minutes: Minutes | null,
  reason: SlowReason | null,
  now: number,
): ToldTime {
  const { last, heldSince } = before;
  const isSaid = before.longerBecause !== null && now - before.longerSince < SAID_MS;
  const said = isSaid ? before : { longerBecause: null, longerSince: 0 };
  const told = { ...NOTHING, ...{ longerBecause: said.longerBecause, longerSince: said.longerSince } };
  if (minutes === null) return { ...told, last };
  if (last === null || minutes.most <= last.most) return { ...told, minutes, last: minutes };
  const isMore = minutes.most - last.most > stepAt(last.most);
  const isOver = heldSince !== null && now - heldSince >= HELD_MS;
  if ((isMore && reason !== null) || isOver)
    return {
      ...{ minutes, last: minutes, heldSince: null },
      ...{ longerBecause: reason ?? 'unknown', longerSince: now },
    };
  return { ...told, minutes: last, last, heldSince: heldSince ?? now };
}

function stepAt(minutes: number): number {
  return minutes < STEPS.coarseFrom ? STEPS.fine : STEPS.coarse;
}
