import { randomFrom } from '../../bench/rehearsal/random.rules.js';
import { type CallMemory, callsPerSecond } from '../../src/queue/calls/call.rules.js';
import { newPresence, observed, type Presence, withCame } from '../../src/queue/heartbeats/presence.rules.js';
import { bitOf, samplingFor, WINDOW_SECONDS } from '../../src/queue/heartbeats/sampling.rules.js';
import { flowOf } from '../../src/queue/now-serving/flow.rules.js';
import { EARLIER, LATER } from '../../src/queue/now-serving/place.rules.js';
import { secondsToCall } from '../../src/queue/now-serving/wait.rules.js';
import { runSale, type SimulatedMoment, type SimulatedSale } from './simulated-sale.js';

/** A crowd that does not wait for ever. Times are seconds. */
export interface SimulatedWait {
  seed: number;
  issued: number;
  /** Mean patience; as uneven as it can be. */
  patienceSeconds: number;
  /** They joined and were never there: bots, or closed tabs. */
  ghosts: number;
  /** Share of the ghosts that send heartbeats all the same. */
  lyingGhosts?: number;
  /** Share of heartbeats that do not arrive. */
  lost?: number;
}

/** How far the told times were from what came, as shares of it. */
export interface ToldErrors {
  median: number;
  p90: number;
  /** Share of ranges that were right. */
  covered: number;
}

const CAPACITY = 500;
/** They join within so long before the opening. */
const ARRIVAL_SECONDS = 600;
const TOLD_EVERY_SECONDS = 60;
const TOLD_FROM_SECONDS = 120;
const TOLD_RANKS = 60;
/** Of shorter waits the pages say no more than "1 to 2 minutes". */
const SHORTEST_TOLD_SECONDS = 60;
const LOOKED_BACK = 4;

interface Told {
  at: number;
  rank: number;
  old: number;
  now: number;
}

/** Runs the production rules over such a crowd. @returns the errors of the present rule, and of ranks over rate */
export function runWait(wait: SimulatedWait): { now: ToldErrors; old: ToldErrors } {
  const crowd = new Crowd(wait);
  const settings = { capacity: CAPACITY, ratePerMinute: null };
  const told: Told[] = [];
  let presence = newPresence();
  let [window, toldAt, claims] = [0, TOLD_FROM_SECONDS, 0];
  const onStep = (moment: SimulatedMoment, memory: CallMemory): void => {
    presence = withCame(presence, moment.claims - claims);
    claims = moment.claims;
    if (Math.floor(moment.at / WINDOW_SECONDS) > window) {
      window = Math.floor(moment.at / WINDOW_SECONDS);
      presence = crowd.look(presence, window, moment.nowServing, memory.came);
    }
    if (moment.at < toldAt) return;
    toldAt += TOLD_EVERY_SECONDS;
    const ratePerMinute = Math.round(callsPerSecond(memory, settings) * 60);
    const flow = flowOf(memory, settings, presence);
    for (let i = 1; i <= TOLD_RANKS; i += 1) {
      const rank = Math.round((wait.issued * i) / TOLD_RANKS);
      const ranks = rank - moment.nowServing;
      if (ranks <= 0) continue;
      const now = secondsToCall(ranks, { ratePerMinute, flow });
      told.push({ at: moment.at, rank, now, old: (ranks / ratePerMinute) * 60 });
    }
  };
  const sale: SimulatedSale = { seed: wait.seed, issued: wait.issued, noShows: 0, onStep };
  const { moments } = runSale({ ...sale, isThere: (rank, at) => crowd.isThere(rank, at) });
  return { now: errorsOf(told, moments, 'now'), old: errorsOf(told, moments, 'old') };
}

/** When everybody joins and goes; ranks are indices here. */
class Crowd {
  private readonly people: { joined: number; goes: number; isGhost: boolean; lies: boolean }[];
  private readonly random: () => number;
  private readonly every: number;
  private readonly windows = new Map<number, Uint8Array>();

  constructor(private readonly wait: SimulatedWait) {
    this.random = randomFrom(wait.seed + 1_000);
    const { random } = this;
    this.every = samplingFor(wait.issued);
    this.people = Array.from({ length: wait.issued + 1 }, () => {
      const joined = -random() * ARRIVAL_SECONDS;
      const isGhost = random() < wait.ghosts;
      const goes = joined - Math.log(1 - random()) * wait.patienceSeconds;
      return { joined, goes, isGhost, lies: random() < (wait.lyingGhosts ?? 0) };
    });
  }

  isThere(rank: number, at: number): boolean {
    const person = this.people[rank];
    return person !== undefined && !person.isGhost && person.goes > at;
  }

  look(presence: Presence, window: number, nowServing: number, came: number): Presence {
    const [a, b, c, d] = Array.from({ length: LOOKED_BACK }, (_, i) => this.bits(window - LOOKED_BACK + i));
    const none = new Uint8Array();
    const beats = { window, every: this.every, bits: [a ?? none, b ?? none, c ?? none, d ?? none] as const };
    const { issued } = this.wait;
    return observed(presence, beats, { issued, nowServing, came, rankOf: index => index });
  }

  private bits(window: number): Uint8Array {
    const known = this.windows.get(window);
    if (known !== undefined) return known;
    const { every, wait, random } = this;
    const { issued, lost = 0.02 } = wait;
    const bits = new Uint8Array(Math.ceil((issued / every + 1) / 8));
    for (let index = every; index <= issued; index += every) {
      const beats = (window + random() * 0.8) * WINDOW_SECONDS;
      if (random() < lost || !this.beats(index, beats)) continue;
      const bit = bitOf(index, every);
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
    }
    this.windows.set(window, bits);
    return bits;
  }

  private beats(index: number, at: number): boolean {
    const person = this.people[index];
    if (person === undefined) return false;
    return person.isGhost ? person.lies : person.joined <= at && person.goes > at;
  }
}

function errorsOf(told: Told[], moments: SimulatedMoment[], rule: 'now' | 'old'): ToldErrors {
  const known = told.flatMap(one => {
    const calledAt = calledAtOf(moments, one.rank);
    const waited = (calledAt ?? NaN) - one.at;
    return waited >= SHORTEST_TOLD_SECONDS ? [{ waited, told: one[rule] }] : [];
  });
  const errors = known.map(({ waited, told: seconds }) => Math.abs(seconds - waited) / waited);
  errors.sort((a, b) => a - b);
  const right = known.filter(({ waited, told: of }) => waited >= of * EARLIER && waited <= of * LATER);
  const at = (share: number): number => errors[Math.floor(errors.length * share)] ?? NaN;
  return { median: at(0.5), p90: at(0.9), covered: right.length / known.length };
}

/** Moments are in the order of now serving. */
function calledAtOf(moments: SimulatedMoment[], rank: number): number | undefined {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.nowServing ?? Infinity) >= rank) high = middle;
    else low = middle + 1;
  }
  return moments[low]?.at;
}
