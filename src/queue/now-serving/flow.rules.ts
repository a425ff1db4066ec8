import { type CallMemory, callsPerSecond, type CallSettings } from '../calls/call.rules.js';
import { showRate } from '../calls/show-rate.rules.js';
import type { Presence } from '../heartbeats/presence.rules.js';
import type { Flow } from './wait.rules.js';

/** Heartbeats and the door may be apart by this factor before heartbeats are believed less. */
const MOST_APART = 2;
/** Heartbeats of so many weigh as much as knowing nothing. */
const DOUBTED = 30;
/** However many stop sending at once: a patience of a minute is the shortest that is believed, a share a second. */
const MOST_LEAVING = 1 / 60;
const DIGITS = 3;

/** How fast a queue goes on, by what the door has measured and, as far as that bears them out, by the heartbeats. */
export function flowOf(calls: CallMemory, settings: CallSettings, presence: Presence | undefined): Flow {
  const rate = showRate(calls);
  const { leaving, change } = presence === undefined ? UNKNOWN : believed(presence, rate);
  return {
    admissionsPerMinute: rounded(callsPerSecond(calls, settings) * rate * 60),
    comingShare: rounded(Math.min(1, rate * change)),
    leavingPerMinute: rounded(leaving * 60),
  };
}

const UNKNOWN = { leaving: 0, change: 1 };

/**
 * Who gives up, a second, and how many of those ahead are there against those who were called. The door decides: it
 * knows which share of those who were called came, and the heartbeats which share of them was there. Where the two are
 * far apart, those who send are not those who come: bots, or a few among many.
 */
function believed(
  { watched, gone, watchedSeconds, share, calledShare }: Presence,
  rate: number,
): typeof UNKNOWN {
  if (calledShare <= 0 || share <= 0 || watchedSeconds <= 0) return UNKNOWN;
  const apart = rate / calledShare;
  const agreement = Math.min(1, MOST_APART * Math.min(apart, 1 / apart));
  const trust = (agreement * watched) / (watched + DOUBTED);
  const leaving = Math.min(MOST_LEAVING, gone / watchedSeconds);
  return { leaving: leaving * trust, change: (share / calledShare) ** trust };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
