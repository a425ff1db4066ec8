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
  /** Shoppers that the rate still allows, with what was left over from steps before. */
  allowance: number;
  /** Up to when those who came have been counted: milliseconds since 1970, of Postgres. */
  lookedAt: number;
}

export interface CallSettings {
  capacity: number;
  ratePerMinute: number | null;
}

/** How things stand at a step. */
export interface CallView {
  /** Milliseconds since 1970, of the clock that cohorts are dated by. */
  now: number;
  /** Since the step before; never counted in steps, which may be late. */
  elapsedSeconds: number;
  nowServing: number;
  /** The highest rank that there is. */
  issued: number;
  inside: number;
  /** Ranks of those who came in since the step before. */
  came: readonly number[];
  /** Ranks up to this one are drawn: whatever is void among them is spread evenly. */
  drawSize: number;
  voidRanges: readonly (readonly [fromIndex: number, toIndex: number])[];
  /** Places that can be had. */
  available: number;
  isCalling: boolean;
}

/** Whoever comes when called does so within two polls of a page that is near the front. */
const SETTLED_SECONDS = 20;
/** From the call to the door, on average: those who will have left by then are replaced ahead. */
const LEAD_SECONDS = 5;
/** Weight of what is remembered of who came: about so many calls. */
const REMEMBERED_CALLS = 400;
/** Taken for true before anybody was called: the first call never calls too many. */
const FIRST_SHOW_RATE = 1;
const FIRST_WEIGHT = 5;
const LEAST_SHOW_RATE = 0.005;
const SMOOTHING_SECONDS = 15;
/** However much of a draw is void, a call goes no further than so many ranks for each person. */
const LEAST_DENSITY = 0.001;
/** The rate may be made up for after a late step, but not for a pause. */
const MOST_ALLOWED_SECONDS = 3;

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
  const { capacity, ratePerMinute } = settings;
  const expected = memory.cohorts.reduce((sum, { size, came }) => sum + Math.max(0, rate * size - came), 0);
  const perSecond = ratePerMinute === null ? Infinity : ratePerMinute / 60;
  const allowance = Math.min(
    memory.allowance + perSecond * view.elapsedSeconds,
    Math.max(1, perSecond * MOST_ALLOWED_SECONDS),
  );
  const room = capacity - view.inside + memory.exitsPerSecond * LEAD_SECONDS - expected;
  const shoppers = Math.max(0, Math.min(room, allowance, view.available - expected));
  const wanted = view.isCalling ? Math.floor(shoppers / rate + ROUNDING) : 0;
  const { nowServing, calls } = advance(view, wanted);
  const cohort = { from: view.nowServing + 1, to: nowServing, size: calls, at: view.now, came: 0 };
  return {
    nowServing,
    memory: {
      ...memory,
      cohorts: calls > 0 ? [...memory.cohorts, cohort] : memory.cohorts,
      callsPerSecond: smoothed(memory.callsPerSecond, calls, view.elapsedSeconds),
      allowance: ratePerMinute === null ? 0 : Math.max(0, allowance - calls * rate),
    },
  };
}

/** Goes on by so many people: past ranks that nobody has, never past the last one. */
function advance(view: CallView, people: number): { nowServing: number; calls: number } {
  const { drawSize, issued } = view;
  let { nowServing } = view;
  let left = people;
  if (nowServing < drawSize && left > 0) {
    const voids = view.voidRanges.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, drawSize) - from + 1),
      0,
    );
    const density = Math.max(LEAST_DENSITY, 1 - voids / drawSize);
    const ranks = Math.min(drawSize - nowServing, Math.ceil(left / density));
    nowServing += ranks;
    left -= Math.min(left, Math.round(ranks * density));
  }
  for (const [from, to] of view.voidRanges) {
    if (left <= 0 || nowServing < drawSize) break;
    if (to <= nowServing) continue;
    const ranks = Math.min(left, Math.max(0, from - 1 - nowServing));
    nowServing += ranks;
    left -= ranks;
    if (left > 0) nowServing = to;
  }
  if (nowServing >= drawSize && left > 0) {
    nowServing += left;
    left = 0;
  }
  const passed = Math.max(0, nowServing - issued);
  return {
    nowServing: Math.max(view.nowServing, nowServing - passed),
    calls: Math.max(0, people - left - passed),
  };
}

/** Sums of fractions fall short of whole numbers by less than this. */
const ROUNDING = 1e-9;

/** The memory with what has happened since: who came, whose time is over, how many left. */
function observed(before: CallMemory, { now, elapsedSeconds, inside, came }: CallView): CallMemory {
  const cohorts = before.cohorts.map(cohort => ({
    ...cohort,
    came: cohort.came + came.filter(rank => rank >= cohort.from && rank <= cohort.to).length,
  }));
  const isSettled = ({ at }: Cohort): boolean => now - at >= SETTLED_SECONDS * 1_000;
  let { called, came: shown } = before;
  for (const cohort of cohorts.filter(isSettled)) {
    const { size } = cohort;
    const kept = Math.max(0, 1 - size / REMEMBERED_CALLS);
    // A cohort larger than the memory is the memory.
    const weight = Math.min(1, REMEMBERED_CALLS / size);
    called = called * kept + size * weight;
    shown = shown * kept + cohort.came * weight;
  }
  const exits = Math.max(0, before.inside + came.length - inside);
  return {
    ...before,
    cohorts: cohorts.filter(cohort => !isSettled(cohort)),
    called,
    came: shown,
    inside,
    exitsPerSecond: smoothed(before.exitsPerSecond, exits, elapsedSeconds),
  };
}

function smoothed(before: number, count: number, seconds: number): number {
  if (seconds <= 0) return before;
  const share = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
  return before + (count / seconds - before) * share;
}
