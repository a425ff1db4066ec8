import { advance, type Line } from './advance.rules.js';

/** A call and what came of it. */
interface Cohort {
  /** Ranks called together: from one up to and with another. */
  from: number;
  to: number;
  /** How many of these ranks somebody has, as far as is known. */
  size: number;
  /** Milliseconds since 1970. */
  at: number;
  came: number;
}

/** What the controller remembers from step to step. */
export interface CallMemory {
  /** Called lately, oldest first. */
  cohorts: Cohort[];
  /** Called, and of them come, in cohorts that have had their time; older ones count less and less. */
  called: number;
  came: number;
  /** Shoppers inside at the last step. */
  inside: number;
  /** Visits that end, and calls, a second, smoothed. */
  exitsPerSecond: number;
  callsPerSecond: number;
  /** Shoppers that the rate allows to come in from now on, with what was left over from steps before. */
  allowance: number;
  /** Up to when those who came have been counted: milliseconds since 1970, of Postgres. */
  lookedAt: number;
}

export interface CallSettings {
  capacity: number;
  ratePerMinute: number | null;
}

/** How things stand at a step. */
export interface CallView extends Line {
  /** Milliseconds since 1970, of the clock that cohorts are dated by. */
  now: number;
  /** Since the step before; never counted in steps, which may be late. */
  elapsedSeconds: number;
  inside: number;
  /** Ranks of those who came in since the step before. */
  came: readonly number[];
  /** Places that can be had. */
  available: number;
  isCalling: boolean;
}

/** Whoever comes when called does so within two polls of a page that is near the front; a few are later. */
const SETTLED_SECONDS = 20;
/** From the call to the door, on average: those who will have left by then are replaced ahead. */
const LEAD_SECONDS = 5;
/** Who came is remembered for about so many who came: the fewer come, the more calls it takes to know. */
const REMEMBERED_SHOPPERS = 400;
/** Taken for true before anybody was called: the first call never calls too many. */
const FIRST_SHOW_RATE = 1;
const FIRST_WEIGHT = 5;
const LEAST_SHOW_RATE = 0.005;
/** Nobody may have had the time to come yet: against what was called lately, calls grow by so much and no faster. */
const MOST_GROWTH = 4;
const SMOOTHING_SECONDS = 15;
/** The rate may be made up for after a late step, but not for a pause. */
const MOST_ALLOWED_SECONDS = 3;
/** More are not remembered, whatever clocks do; a step a second makes twenty. */
const MOST_COHORTS = 64;
/** Sums of fractions fall short of whole numbers by less than this. */
const ROUNDING = 1e-9;

export function newMemory(): CallMemory {
  return {
    ...{ cohorts: [], called: 0, came: 0, inside: 0 },
    ...{ exitsPerSecond: 0, callsPerSecond: 0, allowance: 0, lookedAt: 0 },
  };
}

/** Share of those who are called that come, by what is remembered. */
function showRate({ called, came }: Pick<CallMemory, 'called' | 'came'>): number {
  const rate = (came + FIRST_SHOW_RATE * FIRST_WEIGHT) / (called + FIRST_WEIGHT);
  return Math.min(1, Math.max(LEAST_SHOW_RATE, rate));
}

/**
 * One step of the two-stage door: whom to call so that the shop stays full although many who are called do not come.
 * Called are `(capacity - inside + those about to leave - those still expected) / show rate`, bounded by the rate, by
 * what is left to sell and by who is there. Calling too many is harmless: the cap is kept at the door, not here.
 * After the ticket queues of Xu, Gao and Ou (2007), where those who give up cannot be seen.
 */
export function step(
  before: CallMemory,
  view: CallView,
  settings: CallSettings,
): { nowServing: number; memory: CallMemory } {
  const memory = observed(before, view);
  const rate = showRate(memory);
  const outstanding = memory.cohorts.reduce((sum, { size, came }) => sum + rate * size - came, 0);
  const expected = Math.max(0, outstanding);
  const allowance = allowed(memory.allowance, view, settings, expected);
  const room = settings.capacity - view.inside + memory.exitsPerSecond * LEAD_SECONDS;
  const shoppers = Math.max(0, Math.min(room, allowance, view.available) - expected);
  const wanted = view.isCalling ? Math.floor(shoppers / rate + ROUNDING) : 0;
  const { nowServing, calls } = advance(view, Math.min(wanted, mostCalls(memory, settings)));
  const cohort = { from: view.nowServing + 1, to: nowServing, size: calls, at: view.now, came: 0 };
  return {
    nowServing,
    memory: {
      ...memory,
      cohorts: calls > 0 ? [...memory.cohorts, cohort] : memory.cohorts,
      callsPerSecond: smoothed(memory.callsPerSecond, calls, view.elapsedSeconds),
      // JSON knows no infinity; without a rate nothing needs to be remembered.
      allowance: settings.ratePerMinute === null ? 0 : allowance,
    },
  };
}

/** Shoppers that the rate allows by now, those who are on their way included. */
function allowed(
  before: number,
  { elapsedSeconds, came }: CallView,
  { ratePerMinute }: CallSettings,
  expected: number,
): number {
  if (ratePerMinute === null) return Infinity;
  const perSecond = ratePerMinute / 60;
  const most = expected + Math.max(1, perSecond * MOST_ALLOWED_SECONDS);
  return Math.min(before + perSecond * elapsedSeconds - came.length, most);
}

function mostCalls({ called, cohorts }: CallMemory, { capacity }: CallSettings): number {
  const lately = cohorts.reduce((sum, { size }) => sum + size, 0);
  return Math.ceil(Math.max(capacity, MOST_GROWTH * called)) - lately;
}

/** The memory with what has happened since: who came, whose time is over, how many left. */
function observed(before: CallMemory, { now, elapsedSeconds, inside, came }: CallView): CallMemory {
  const cohorts = before.cohorts.map(cohort => ({ ...cohort, came: cohort.came + countIn(cohort, came) }));
  const oldest = cohorts.length - MOST_COHORTS;
  const isSettled = ({ at }: Cohort, i: number): boolean =>
    i < oldest || now < at || now - at >= SETTLED_SECONDS * 1_000;
  const late = came.length - cohorts.reduce((sum, cohort) => sum + countIn(cohort, came), 0);
  const exits = Math.max(0, before.inside + came.length - inside);
  return {
    ...before,
    ...remembered(
      { called: before.called, came: Math.min(before.called, before.came + late) },
      cohorts.filter(isSettled),
    ),
    cohorts: cohorts.filter((cohort, i) => !isSettled(cohort, i)),
    inside,
    exitsPerSecond: smoothed(before.exitsPerSecond, exits, elapsedSeconds),
  };
}

function countIn({ from, to }: Cohort, ranks: readonly number[]): number {
  return ranks.filter(rank => rank >= from && rank <= to).length;
}

type Shown = Pick<CallMemory, 'called' | 'came'>;

/** Adds what came of these calls; what was known before fades, so that it comes to `REMEMBERED_SHOPPERS` at most. */
function remembered(before: Shown, settled: Cohort[]): Shown {
  const called = settled.reduce((sum, { size }) => sum + size, before.called);
  const came = settled.reduce((sum, cohort) => sum + cohort.came, before.came);
  const most = REMEMBERED_SHOPPERS / showRate({ called, came });
  const kept = Math.min(1, most / Math.max(1, called));
  return { called: called * kept, came: came * kept };
}

function smoothed(before: number, count: number, seconds: number): number {
  if (seconds <= 0) return before;
  const share = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
  return before + (count / seconds - before) * share;
}
