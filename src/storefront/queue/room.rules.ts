import type { Place, PlaceState, SaleLine } from '../../queue/index.js';
import type { LongerReason } from './told-time.rules.js';

export type RoomState = PlaceState | 'outside';

/** All that the page of a waiting room depends on; the server has it for the first page, the script from then on. */
export interface RoomFacts {
  eventName: string;
  /** The venue's, in which every time is written. */
  zone: string;
  line: SaleLine;
  /** From when on one can join; RFC 3339. */
  roomOpensAt: string;
  /** How long one who is called is waited for. */
  claimMinutes: number;
  /** What one has to bring to join: the proof of an e-mail address, or of work or else of an address. */
  asks: 'nothing' | 'email' | 'work';
  /** Null for somebody who has not joined. */
  entry: { index: number; rank: number | null } | null;
  place: Place | null;
  /** Why the time is longer than the one that this page told before; only a browser remembers what it told. */
  longerBecause: LongerReason | null;
  /** Milliseconds since 1970, by the server. */
  now: number;
  /** Whether the published seed belongs to the seal; only a browser looks. */
  seal: 'unknown' | 'holds' | 'broken';
}

/** What of the page is to be seen. */
export type RoomPart = keyof ReturnType<typeof partsOf>;

export function stateOf({ place, line, now, roomOpensAt }: RoomFacts): RoomState {
  if (place !== null) return place.state;
  if (line.phase === 'closed' || line.isDraining) return 'closed';
  return now < Date.parse(roomOpensAt) && isBeforeOpening(line) ? 'early' : 'outside';
}

/** The draw is still to come, at a time that is known. */
export function isBeforeOpening(line: Pick<SaleLine, 'phase' | 'drawSize'>): boolean {
  return line.phase === 'before' || (line.phase === 'draw' && !isAwaitingNumber(line));
}

/** The room is closed, and the draw waits for the public number that was announced for it. */
export function isAwaitingNumber({ phase, drawSize }: Pick<SaleLine, 'phase' | 'drawSize'>): boolean {
  return phase === 'draw' && drawSize > 0;
}

/** The rank was drawn, and not given by the time of arrival. */
export function isDrawn({ entry, line }: Pick<RoomFacts, 'entry' | 'line'>): boolean {
  return entry !== null && entry.rank !== null && entry.index <= line.drawSize;
}

/** It is one's turn, also while a pause keeps the door shut. */
export function isCalledUp({ entry, line }: Pick<RoomFacts, 'entry' | 'line'>): boolean {
  return entry !== null && entry.rank !== null && entry.rank <= line.nowServing;
}

/** The time to come in is over; the place is not. */
export function isLate({ entry, line }: Pick<RoomFacts, 'entry' | 'line'>): boolean {
  return entry !== null && entry.rank !== null && entry.rank <= line.lateUpTo;
}

export function partsOf(facts: RoomFacts) {
  const { line, entry, place, seal, asks, longerBecause } = facts;
  const isAhead = entry !== null && entry.rank !== null && !isCalledUp(facts);
  const state = stateOf(facts);
  const isOneOf = (...states: RoomState[]): boolean => states.includes(state);
  const hasMinutes = state === 'waiting' && line.stock !== 'none' && line.stock !== 'returns';
  return {
    join: state === 'outside' && asks !== 'email',
    register: state === 'outside' && asks !== 'nothing',
    enter: state === 'called',
    countdown: isBeforeOpening(line) && state !== 'closed',
    minutes: hasMinutes,
    longer: hasMinutes && longerBecause !== null,
    serial: entry !== null && state !== 'closed',
    progress: isAhead && isOneOf('waiting', 'paused'),
    safe: entry !== null && isOneOf('draw', 'waiting', 'paused'),
    paused: state === 'paused' || (place === null && line.phase === 'paused'),
    message: line.message !== null,
    soldOut: line.stock === 'none' && state !== 'closed',
    returns: line.stock === 'returns' && state !== 'closed',
    steps: state !== 'closed',
    told: entry !== null && isOneOf('draw', 'waiting', 'paused'),
    drawn: line.seed !== null && line.drawSize > 0,
    sealHolds: seal === 'holds',
    sealBroken: seal === 'broken',
    keep: entry !== null && state !== 'closed',
  };
}

/** Which of the three steps of "What happens next" one is at. */
export function stepOf(state: RoomState): 'wait' | 'called' {
  return state === 'called' ? 'called' : 'wait';
}

/** How far the calls have come on the way to one's rank. */
export function progressOf({ entry, line }: RoomFacts): { max: number; value: number } {
  const max = Math.max(1, entry?.rank ?? 1);
  return { max, value: Math.min(max, line.nowServing) };
}
