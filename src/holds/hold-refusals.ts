import type { Performance } from '../events/index.js';
import { seatsTaken } from '../inventory/index.js';
import { DomainError } from '../platform/problem.js';
import type { Hold } from './hold.js';
import type { HoldOutcome } from './hold-locks.js';
import {
  holdExpired,
  holdsUnavailable,
  limitReached,
  noExtensionsLeft,
  paymentInProgress,
} from './holds.problems.js';
import type { Pick } from './hold-picks.js';

export const RETRY_AFTER_SECONDS = 2;

export function sizeOf(pick: Pick): number {
  if ('seatIds' in pick) return pick.seatIds.length;
  if ('bestAvailable' in pick) return pick.bestAvailable.quantity;
  return pick.areas.reduce((sum, area) => sum + area.quantity, 0);
}

export function tooMany({ seatsPerHold, seatsPerShopper }: Performance): DomainError {
  return new DomainError(limitReached, { extra: { seatsPerHold, seatsPerShopper } });
}

/** The hold, or the refusal that the script's word stands for. */
export function granted(outcome: HoldOutcome): Hold {
  if ('hold' in outcome) return outcome.hold;
  throw refusalOf(outcome);
}

export function refusalOf(
  outcome: Exclude<HoldOutcome, { hold: Hold }>,
  performance?: Performance,
): DomainError {
  switch (outcome.refusal) {
    case 'seats-taken':
      return new DomainError(seatsTaken, { extra: { seatIds: JSON.parse(outcome.about) as string[] } });
    case 'limit-reached':
      return performance === undefined ? new DomainError(limitReached) : tooMany(performance);
    case 'payment-in-progress':
    case 'payment-idle':
      return new DomainError(paymentInProgress);
    case 'no-extensions':
      return new DomainError(noExtensionsLeft);
    case 'gone':
    case 'changed':
      return new DomainError(holdExpired);
    default:
      return new DomainError(holdsUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}
