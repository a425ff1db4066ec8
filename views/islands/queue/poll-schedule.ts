import type { Place } from '../../../src/queue/index.js';
import { secondsToNextPoll } from '../../../src/queue/now-serving/poll.rules.js';
import type { RoomState } from '../../../src/storefront/queue/room.rules.js';

/** Everybody asks once within this time after the opening: the rank is fixed, so asking first is no advantage. */
const OPENING_SPREAD_MS = 10_000;
const JITTER = 0.2;
/** Where no time to the turn is known. */
const SECONDS: Record<RoomState, number> = {
  outside: 30,
  early: 60,
  draw: 60,
  waiting: 15,
  called: 10,
  paused: 10,
  closed: 60,
};
/** The opening is over, and the news of the draw is not here yet. */
const OVERDUE_SECONDS = 3;

export interface PollFacts {
  state: RoomState;
  minutes: Place['minutes'];
  /** Null once the draw is made. */
  untilOpeningMs: number | null;
  /** What the document asks for, at least. */
  shortestSeconds: number;
}

/**
 * Milliseconds to the next question: a twentieth of the time to the turn, 2 to 60 s, with 20 % of jitter, so that a
 * million pages never ask at once.
 * @param random from 0 to 1
 */
export function nextPollMs(facts: PollFacts, random: () => number = Math.random): number {
  const { untilOpeningMs } = facts;
  const seconds = untilOpeningMs !== null && untilOpeningMs <= 0 ? OVERDUE_SECONDS : secondsFor(facts);
  const usual = seconds * 1000 * (1 - JITTER + 2 * JITTER * random());
  if (untilOpeningMs === null || untilOpeningMs <= 0 || usual < untilOpeningMs) return usual;
  return untilOpeningMs + OPENING_SPREAD_MS * random();
}

function secondsFor({ state, minutes, shortestSeconds }: PollFacts): number {
  if (minutes === null) return Math.max(shortestSeconds, SECONDS[state]);
  const untilTurnSeconds = ((minutes.least + minutes.most) / 2) * 60;
  return secondsToNextPoll(untilTurnSeconds, shortestSeconds);
}
