import { seatsTaken } from '../inventory/index.js';
import { DomainError } from '../platform/problem.js';
import { holdExpired, holdsUnavailable, limitReached, noExtensionsLeft, paymentInProgress } from './holds.problems.js';
export const RETRY_AFTER_SECONDS = 2;
export function sizeOf(pick) {
    if ('seatIds' in pick) return pick.seatIds.length;
    if ('bestAvailable' in pick) return pick.bestAvailable.quantity;
    return pick.areas.reduce((sum, area)=>sum + area.quantity, 0);
}
export function tooMany({ seatsPerHold, seatsPerShopper }) {
    return new DomainError(limitReached, {
        extra: {
            seatsPerHold,
            seatsPerShopper
        }
    });
}
/** The hold, or the refusal that the script's word stands for. */ export function granted(outcome) {
    if ('hold' in outcome) return outcome.hold;
    throw refusalOf(outcome);
}
export function refusalOf(outcome, performance) {
    switch(outcome.refusal){
        case 'seats-taken':
            return new DomainError(seatsTaken, {
                extra: {
                    seatIds: JSON.parse(outcome.about)
                }
            });
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
            return new DomainError(holdsUnavailable, {
                retryAfterSeconds: RETRY_AFTER_SECONDS
            });
    }
}

//# sourceMappingURL=hold-refusals.js.map
