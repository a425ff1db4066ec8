import { advance, type Line } from './advance.rules.js';
import {
  type Cohort,
  countIn,
  isSettled,
  isTelling,
  observedCohort,
  onTheWay,
  SETTLED_SECONDS,
} from './cohort.rules.js';
import { newPace, type Pace, paceAfter, sustainedCalls } from './pace.rules.js';
import { remembered, showRate } from './show-rate.rules.js';

/** What the controller remembers from step to step. */
export interface CallMemory {
  /** Called lately, oldest first. */
  cohorts: Cohort[];
  /** Called, and of them come, in cohorts that have had their time; older ones count less and less. */
  called: number;
  came: number;
  /** Shoppers inside at the last step. */
  inside: number;
  /** Called, and still expected or at the door, at the last step. */
  expected: number;
  /** Visits that end, and calls, a second, smoothed. */
  exitsPerSecond: number;
  callsPerSecond: number;
  pace: Pace;
  /** From the call to the door, smoothed. */
  leadSeconds: number;
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
  /** Called, come, and waiting at the full door. */
  standing: number;
  /** Ranks of those who came in since the step before. */
  came: readonly number[];
  /** Places that can be had. */
  available: number;
  isCalling: boolean;
}

/** From the call to the door, before anybody has come. */
const FIRST_LEAD_SECONDS = 5;
/** A few stand at the door, so that no place stays free until the next one knocks. */
const SPARE_SECONDS = 2;
/** So many who come weigh as much as what was known before. */
const LEAD_MEMORY = 50;
/** With each step in which people stand at the door. */
const LEAD_KEPT = 0.97;
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
    ...{ cohorts: [], called: 0, came: 0, inside: 0, expected: 0, pace: newPace() },
    ...{ exitsPerSecond: 0, callsPerSecond: 0, leadSeconds: FIRST_LEAD_SECONDS, allowance: 0, lookedAt: 0 },
  };
}

/** Calls a second from now on, as far as can be told; while too few visits have ended, as they were lately. */
export function callsPerSecond(memory: CallMemory, settings: CallSettings): number {
  return sustainedCalls(memory.pace, showRate(memory), settings) ?? memory.callsPerSecond;
}

/**
 * One step of the two-stage door: whom to call so that the shop stays full although many who are called do not come.
 * Called are `(capacity - inside + those about to leave - those at the door or still expected) / show rate`, bounded by
 * the rate, by what is left to sell and by who is there. Calling too many is harmless: the cap is kept at the door, not here.
 * After the ticket queues of Xu, Gao and Ou (2007), where those who give up cannot be seen.
 */
export function step(
  before: CallMemory,
  view: CallView,
  settings: CallSettings,
): { nowServing: number; memory: CallMemory } {
  const memory = observed(before, view);
  const rate = showRate(memory);
  const outstanding = memory.cohorts.reduce((sum, cohort) => sum + onTheWay(cohort, rate, view.now), 0);
  // Whoever stands at the door is one of those who were expected.
  const expected = Math.max(0, outstanding, view.standing);
  const allowance = allowed(memory.allowance, view, settings, expected);
  const room = settings.capacity - view.inside + memory.exitsPerSecond * (memory.leadSeconds + SPARE_SECONDS);
  const shoppers = Math.max(0, Math.min(room, allowance, view.available) - expected);
  const wanted = view.isCalling ? Math.floor(shoppers / rate + ROUNDING) : 0;
  const { nowServing, calls } = advance(view, Math.min(wanted, mostCalls(memory, view, settings)));
  const cohort = { from: view.nowServing + 1, to: nowServing, size: calls, at: view.now, came: 0, pace: 0 };
  return {
    nowServing,
    memory: {
      ...memory,
      expected: expected + calls * rate,
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

function mostCalls({ called, cohorts }: CallMemory, { now }: CallView, { capacity }: CallSettings): number {
  const sizeOf = (some: Cohort[] = []): number => some.reduce((sum, { size }) => sum + size, 0);
  const [telling, silent] = [true, false].map(is => cohorts.filter(one => isTelling(one, now) === is));
  return Math.ceil(Math.max(capacity, MOST_GROWTH * (called + sizeOf(telling)))) - sizeOf(silent);
}

/** The memory with what has happened since: who came, whose time is over, how many left. */
function observed(before: CallMemory, view: CallView): CallMemory {
  const { now, elapsedSeconds, inside, came } = view;
  const cohorts = before.cohorts.map(cohort => observedCohort(cohort, came, elapsedSeconds));
  const oldest = cohorts.length - MOST_COHORTS;
  const isOver = (cohort: Cohort, i: number): boolean => i < oldest || isSettled(cohort, now);
  const late = came.length - before.cohorts.reduce((sum, cohort) => sum + countIn(cohort, came), 0);
  const exits = Math.max(0, before.inside + came.length - inside);
  return {
    ...before,
    ...remembered(
      { called: before.called, came: Math.min(before.called, before.came + late) },
      cohorts.filter(isOver),
    ),
    cohorts: cohorts.filter((cohort, i) => !isOver(cohort, i)),
    inside,
    exitsPerSecond: smoothed(before.exitsPerSecond, exits, elapsedSeconds),
    pace: paceAfter(before.pace, { exits, inside, elapsedSeconds }),
    leadSeconds: leadOf(before, view),
  };
}

/**
 * Whoever came was on the way since the call, unless people have to stand at the door: then calls come too early. Of
 * those whose call is forgotten only that it was long ago is known.
 */
function leadOf({ leadSeconds, cohorts }: CallMemory, { now, came, standing }: CallView): number {
  if (standing > 0) return Math.max(FIRST_LEAD_SECONDS, leadSeconds * LEAD_KEPT);
  return came.reduce((lead, rank) => {
    const cohort = cohorts.find(({ from, to }) => rank >= from && rank <= to);
    const seconds = cohort === undefined ? SETTLED_SECONDS : (now - cohort.at) / 1_000;
    return lead + (Math.min(SETTLED_SECONDS, Math.max(0, seconds)) - lead) / LEAD_MEMORY;
  }, leadSeconds);
}

function smoothed(before: number, count: number, seconds: number): number {
  if (seconds <= 0) return before;
  const share = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
  return before + (count / seconds - before) * share;
}
