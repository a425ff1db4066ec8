import type { DomainError } from '../../platform/problem.js';
import { spelled } from '../words.rules.js';

/** Refusals after which the fan chooses again on the same page. */
const CHOOSE_AGAIN = [
  'seats-taken',
  'no-adjacent-seats',
  'sold-out',
  'leaves-single-seat',
  'limit-reached',
  'not-on-sale',
  'payment-in-progress',
  'invalid-request',
  'not-found',
  'holds-unavailable',
];

export function canChooseAgain(error: DomainError): boolean {
  return CHOOSE_AGAIN.includes(error.problem.code);
}

/** The seats that a refusal names. */
export function seatsIn(error: DomainError): string[] {
  const ids = error.extra['seatIds'];
  return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
}

export interface RefusalFacts {
  /** Reads a seat aloud: "Stalls, row H, seat 16". */
  nameOf: (seatId: string) => string;
  quantity: number;
  seatsPerHold: number;
  seatsPerShopper: number;
}

/** Why the seats could not be held and what can be done, in one or two sentences. */
export function refusalWords(error: DomainError, facts: RefusalFacts): string {
  const named = seatsIn(error).map(facts.nameOf);
  switch (error.problem.code) {
    case 'seats-taken':
      return named.length === 0
        ? 'Someone was quicker. Choose others.'
        : `Someone was quicker for ${listed(named)}. Choose ${named.length === 1 ? 'another one' : 'others'}.`;
    case 'no-adjacent-seats':
      return `There are no ${spelled(facts.quantity, 'free seat', 'free seats')} side by side. Try fewer, or let us seat you apart.`;
    case 'sold-out':
      return 'Nothing of that kind is free just now. Places that others let go come back within minutes.';
    case 'leaves-single-seat':
      return `That would leave ${named.length === 0 ? 'one seat' : listed(named)} alone. Move by one seat, or take it too.`;
    case 'limit-reached':
      return `That is more than one person may have: ${spelled(facts.seatsPerHold, 'seat', 'seats')} at a time, ${spelled(facts.seatsPerShopper, 'seat', 'seats')} in all.`;
    case 'payment-in-progress':
      return 'A payment for your seats is under way. Wait for its end before you change them.';
    case 'not-found':
      return 'One of these seats is not part of this house. Load the page again and choose anew.';
    case 'holds-unavailable':
      return 'Seats cannot be held just now. Nothing was lost. Try again in a few seconds.';
    default:
      return error.message;
  }
}

function listed(names: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
