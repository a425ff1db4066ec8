import { AVAILABLE } from '../availability/board.js';
import { accessibleParty, splitAccessibleParty } from './accessible-party.rules.js';
import { releasedSeats, type SeatsOnSale } from './accessible-release.rules.js';
import { adjacentBlock } from './adjacent-block.rules.js';
import type { SeatSearch, Spread } from './seat-search.js';
import { splitParty } from './split-party.rules.js';

export interface BestAvailableRequest {
  readonly quantity: number;
  readonly tierIndex?: number;
  readonly sectionIndex?: number;
  /** One wheelchair place, and the rest of the party beside it. */
  readonly accessible?: boolean;
  /** The party may sit apart when it cannot sit together. */
  readonly split?: boolean;
}

export interface BestAvailableQuestion extends SeatsOnSale {
  readonly request: BestAvailableRequest;
  readonly spread: Spread;
  /** Uniform in [0, 1); passed in so that a test can repeat a choice. */
  readonly random: () => number;
}

export type BestAvailableAnswer =
  | { readonly ok: true; readonly ordinals: number[] }
  | {
      readonly ok: false;
      /** `sold-out`: fewer seats are left than asked for. Otherwise enough are, but not side by side. */
      readonly refusal: 'no-adjacent-seats' | 'sold-out';
      /** Seats that this request could have been given, one by one. */
      readonly left: number;
    };

/** For a calm sale: nearly always the best seats. */
export const calmSpread: Spread = { candidates: 3, tolerance: 0.02 };
/** For the first minutes of a rush: thousands of askers at once should hardly ever want the same seats. */
export const rushSpread: Spread = { candidates: 2_048, tolerance: 1 };

/** With this many blocks to choose from for each asker, about one asker in twenty meets another one. */
const BLOCKS_PER_ASKER = 10;
/** From this many askers at once, the whole house counts as good enough. */
const ASKERS_OF_A_RUSH = 100;

/**
 * The spread for so many askers within the time it takes to place a hold. By the birthday problem a share of
 * about askers / (2 x candidates) of them collides.
 */
export function spreadFor(askersAtOnce: number): Spread {
  const wanted = BLOCKS_PER_ASKER * (askersAtOnce - 1);
  const candidates = Math.min(rushSpread.candidates, Math.max(calmSpread.candidates, wanted));
  const tolerance = Math.min(
    rushSpread.tolerance,
    Math.max(calmSpread.tolerance, askersAtOnce / ASKERS_OF_A_RUSH),
  );
  return { candidates, tolerance };
}

type Seating = (search: SeatSearch, size: number) => number[] | null;

type Usable = SeatSearch['usable'];

/** The free seats that the request's tier and section allow, less those that are barred: 1 by ordinal. */
function usableSeats(question: BestAvailableQuestion, barred: Uint8Array): Usable {
  const { index, states, tierOf, request } = question;
  const { tierIndex, sectionIndex } = request;
  return ordinal => {
    if (states[ordinal] !== AVAILABLE || barred[ordinal] === 1) return false;
    const tier = tierOf[ordinal] ?? -1;
    if (tierIndex === undefined ? tier < 0 : tier !== tierIndex) return false;
    return sectionIndex === undefined || index.sectionOf[ordinal] === sectionIndex;
  };
}

function countOf({ index, states, request }: BestAvailableQuestion, usable: Usable): number {
  const section = request.sectionIndex === undefined ? undefined : index.sections[request.sectionIndex];
  const end = section?.end ?? index.seatCount;
  let count = 0;
  for (let ordinal = section?.start ?? 0; ordinal < end; ordinal += 1) {
    if (states[ordinal] === AVAILABLE && usable(ordinal)) count += 1;
  }
  return count;
}

/** Tries one way of seating after another; only a refusal counts what is left. */
function seatWith(
  question: BestAvailableQuestion,
  usable: Usable,
  ways: readonly Seating[],
): BestAvailableAnswer {
  const { quantity, sectionIndex } = question.request;
  const { index, states, spread, random } = question;
  for (const way of ways) {
    const ordinals = way({ index, states, usable, sectionIndex, spread, random }, quantity);
    if (ordinals !== null) return { ok: true, ordinals };
  }
  const left = countOf(question, usable);
  return { ok: false, refusal: left < quantity ? 'sold-out' : 'no-adjacent-seats', left };
}

function seatAccessibly(question: BestAvailableQuestion): BestAvailableAnswer {
  const { index, request } = question;
  const usable = usableSeats(question, new Uint8Array(index.seatCount));
  if (!index.accessibleSeats.some(usable)) return { ok: false, refusal: 'sold-out', left: 0 };
  const ways = request.split === true ? [accessibleParty, splitAccessibleParty] : [accessibleParty];
  return seatWith(question, usable, ways);
}

/**
 * The best seats for a party, as ordinals in ascending order, or why there are none. The ladder, after
 * seats.io's: side by side leaving no single seat; side by side; then, only with `split`, in neighbouring rows
 * of one section; in few chunks close together in one section; anywhere. Best is closest to the focal point,
 * within the spread.
 *
 * Wheelchair places and companion seats go to those who ask for them; to others only once the law lets them
 * be released (`releasedSeats`) and no ordinary seats will do. As a rule a choice looks at a small part of the
 * runs, a refusal at each seat once.
 *
 * @throws RangeError when the quantity is not a positive whole number.
 */
export function bestAvailable(question: BestAvailableQuestion): BestAvailableAnswer {
  const { index, request, states } = question;
  if (!Number.isSafeInteger(request.quantity) || request.quantity < 1) {
    throw new RangeError(`A party has at least one person, not ${request.quantity}.`);
  }
  // What thousands ask after the last seat is gone costs a few microseconds.
  if (!states.includes(AVAILABLE)) return { ok: false, refusal: 'sold-out', left: 0 };
  if (request.accessible === true) return seatAccessibly(question);
  const ways = request.split === true ? [adjacentBlock, splitParty] : [adjacentBlock];
  const ordinary = seatWith(question, usableSeats(question, index.withheld), ways);
  if (ordinary.ok) return ordinary;
  const withheldToo = usableSeats(question, new Uint8Array(index.seatCount));
  if (!index.withheldSeats.some(withheldToo)) return ordinary;
  const released = releasedSeats(question);
  if (released === null) return ordinary;
  const stillBarred = index.withheld.map((withheld, ordinal) => withheld - (released[ordinal] ?? 0));
  return seatWith(question, usableSeats(question, stillBarred), ways);
}
