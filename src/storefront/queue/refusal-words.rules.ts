import type { DomainError } from '../../platform/problem.js';
import { AGAIN_BY_HAND_SECONDS } from '../../queue/index.js';
import { doorWords } from './door-words.rules.js';
import type { RoomFacts } from './room.rules.js';

/** Said on the page of the waiting room, instead of the bare problem. */
export interface Refusal {
  words: string;
  /** Why the entry is good for nothing more; null when it still is. */
  over: Over | null;
}

/** The visit ended, the organizer took the place away, or the entry is none that we gave. */
type Over = 'visit' | 'revoked' | 'invalid';

export const UNKNOWN_PLACE: Refusal = {
  words: 'The link is of no place in this queue. Copy all of it, or join here.',
  over: null,
};
export const UNKNOWN_STOP: Refusal = {
  words: 'The link is of no mail about this queue. Copy all of it, or open it in the mail.',
  over: null,
};
export const OTHER_PLACE: Refusal = {
  words: 'This device has a place of its own in this queue. Give it up below, then open the link again.',
  over: null,
};

const REVOKED: Refusal = {
  words: 'The organizer has taken this place away. What you hold or have paid stays yours.',
  over: 'revoked',
};

const WORDS: Record<string, Refusal> = {
  'not-called-yet': { words: 'It is not your turn yet. Your place is kept.', over: null },
  'draw-pending': { words: 'The draw is made at the opening. Your place in it is safe.', over: null },
  'queue-paused': { words: 'Nobody is let in for the moment. Your place is kept.', over: null },
  'queue-unavailable': {
    words: 'The queue cannot be reached for the moment. No place is lost.',
    over: null,
  },
  'queue-not-open': { words: 'The queue is not open yet. Coming early is no advantage.', over: null },
  'queue-closed': { words: 'The queue is closed: nobody else is let in.', over: null },
  'admission-ended': {
    words:
      'This place has had its turn: the visit is over. Seats that you hold stay yours until their time is up.',
    over: 'visit',
  },
  'entry-check': {
    words:
      'Your browser has to work for a moment before it gets a place, and for that it has to run scripts. ' +
      'Join by e-mail below instead, or switch scripts on.',
    over: null,
  },
  'proof-invalid': {
    words:
      'That link is not valid any more. Ask for a new one below: the place of your address stays the same.',
    over: null,
  },
  'no-registration': { words: 'This queue asks for no e-mail address. Join it below.', over: null },
  'entry-invalid': { words: 'This place is not valid any more. Join again.', over: 'invalid' },
};

/** What an address of the page says of a place that this browser had; undefined for what no page leads to. */
export function refusalOver(reason: unknown): Refusal | undefined {
  return [REVOKED, ...Object.values(WORDS)].find(({ over }) => over !== null && over === reason);
}

/** What the page says: where places are for addresses, another one is not to be had for the same address. */
export function wordsOf({ words, over }: Refusal, asks: RoomFacts['asks']): string {
  return over !== null && asks === 'email'
    ? `${words} Each e-mail address has one turn in this queue.`
    : words;
}

/** @returns undefined for a refusal that the page has no words for */
export function queueRefusalWords({ problem, extra }: DomainError): Refusal | undefined {
  if (problem.code === 'admission-ended' && extra['isRevoked'] === true) return REVOKED;
  return problem.code === 'door-full' ? doorRefusal(extra) : WORDS[problem.code];
}

function doorRefusal({ ahead, isLate }: DomainError['extra']): Refusal {
  const words = doorWords({ ahead: Number(ahead), isLate: isLate === true });
  return {
    words: `The shop is full for the moment. ${words} Press Come in again within ${AGAIN_BY_HAND_SECONDS} seconds to stay there.`,
    over: null,
  };
}
