import type { CallMemory } from '../calls/call.rules.js';
import type { Flow } from './wait.rules.js';

/** Why times have become longer: paused, slowed by the organizer, fewer leave the shop, or more come than expected. */
export type SlowReason = 'paused' | 'slowed' | 'pace' | 'shows';

/** How a queue went lately, to notice when it goes more slowly. */
export interface Slowing {
  capacity: number;
  /** Null without a limit. */
  ratePerMinute: number | null;
  /** The quickest pace, and the smallest share of those who come, of lately; null before they are known. */
  pace: number | null;
  share: number | null;
  reason: SlowReason | null;
  /** Milliseconds since 1970, up to when the reason is told. */
  until: number;
}

/** How a queue goes at a step. */
interface Going {
  now: number;
  elapsedSeconds: number;
  /** What the organizer has set. */
  settings: { capacity: number; ratePerMinute: number | null };
  isPaused: boolean;
  calls: CallMemory;
  flow: Flow;
}

/** Pages ask once a minute at least, and keep a shorter time for a while. */
const TOLD_MS = 5 * 60_000;
/** By less than this it goes up and down by itself. */
const TELLING = 1.15;
/** Of fewer who left, or were called, one cannot tell what changed. */
const LEAST_EXITS = 30;
const LEAST_CALLED = 100;
const FORGOTTEN_SECONDS = 180;

/** What is remembered, with how it goes now. A reason that the organizer gave goes before what follows from it. */
export function slowingAfter(before: Slowing | undefined, going: Going): Slowing {
  const { now, elapsedSeconds, settings, calls, flow } = going;
  const { capacity, ratePerMinute } = settings;
  const known = before !== undefined && before.until > now ? before.reason : null;
  const byLever = known === 'paused' || known === 'slowed' ? known : null;
  const reason = leverOf(before, going) ?? byLever ?? changeOf(before, going);
  const isNew = reason !== null && reason !== byLever;
  const kept = Math.exp(-elapsedSeconds / FORGOTTEN_SECONDS);
  const isPaceKnown = calls.pace.exits >= LEAST_EXITS && !going.isPaused;
  return {
    ...{ capacity, ratePerMinute },
    pace: isPaceKnown
      ? faded(before?.pace ?? null, flow.admissionsPerMinute, kept, Math.max)
      : (before?.pace ?? null),
    share:
      calls.called >= LEAST_CALLED
        ? faded(before?.share ?? null, flow.comingShare, kept, Math.min)
        : (before?.share ?? null),
    reason: reason ?? known,
    until: isNew ? now + TOLD_MS : (before?.until ?? 0),
  };
}

/** The reason that is told at this time. */
export function reasonAt({ reason, until }: Slowing, now: number): SlowReason | null {
  return until > now ? reason : null;
}

function leverOf(before: Slowing | undefined, { isPaused, settings }: Going): SlowReason | null {
  if (before === undefined) return null;
  if (isPaused) return 'paused';
  const isTighter = (settings.ratePerMinute ?? Infinity) < (before.ratePerMinute ?? Infinity);
  return isTighter || settings.capacity < before.capacity ? 'slowed' : null;
}

function changeOf(before: Slowing | undefined, { flow }: Going): SlowReason | null {
  const { pace = null, share = null } = before ?? {};
  if (pace !== null && flow.admissionsPerMinute * TELLING < pace) return 'pace';
  return share !== null && flow.comingShare > share * TELLING ? 'shows' : null;
}

/** The best of what was and is, where what was comes nearer to what is. */
function faded(
  before: number | null,
  now: number,
  kept: number,
  best: (a: number, b: number) => number,
): number {
  return before === null ? now : best(now, now + (before - now) * kept);
}
