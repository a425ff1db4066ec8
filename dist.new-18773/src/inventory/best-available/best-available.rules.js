import { accessibleParty, splitAccessibleParty } from './accessible-party.rules.js';
import { releasedSeats } from './accessible-release.rules.js';
import { adjacentBlock } from './adjacent-block.rules.js';
import { seatStates } from './seat-states.js';
import { splitParty } from './split-party.rules.js';
/** For a calm sale: nearly always the best seats. */ export const calmSpread = {
    candidates: 3,
    tolerance: 0.02
};
/** For the first minutes of a rush: thousands of askers at once should hardly ever want the same seats. */ export const rushSpread = {
    candidates: 2_048,
    tolerance: 1
};
/** With this many blocks to choose from for each asker, about one asker in twenty meets another one. */ const BLOCKS_PER_ASKER = 10;
/** From this many askers at once, the whole house counts as good enough. */ const ASKERS_OF_A_RUSH = 100;
/**
 * The spread for so many askers within the time it takes to place a hold. By the birthday problem a share of
 * about askers / (2 x candidates) of them collides.
 */ export function spreadFor(askersAtOnce) {
    const wanted = BLOCKS_PER_ASKER * (askersAtOnce - 1);
    const candidates = Math.min(rushSpread.candidates, Math.max(calmSpread.candidates, wanted));
    const tolerance = Math.min(rushSpread.tolerance, Math.max(calmSpread.tolerance, askersAtOnce / ASKERS_OF_A_RUSH));
    return {
        candidates,
        tolerance
    };
}
/** The free seats the request's tier and section allow, less those that `allowed` refuses. */ function usableSeats(question, allowed) {
    const { index, states, tierOf, request } = question;
    const { tierIndex, sectionIndex } = request;
    const seats = new Uint8Array(index.seatCount);
    let count = 0;
    for(let ordinal = 0; ordinal < index.seatCount; ordinal += 1){
        if (states[ordinal] !== seatStates.available) continue;
        const tier = tierOf[ordinal] ?? -1;
        if (tier < 0 || tierIndex !== undefined && tier !== tierIndex) continue;
        if (sectionIndex !== undefined && index.sectionOf[ordinal] !== sectionIndex) continue;
        if (!allowed(ordinal)) continue;
        seats[ordinal] = 1;
        count += 1;
    }
    return {
        seats,
        count
    };
}
function seatWith(question, usable, ways) {
    const { quantity } = question.request;
    const { index, states, spread, random } = question;
    if (usable.count < quantity) return {
        ok: false,
        refusal: 'sold-out',
        left: usable.count
    };
    for (const way of ways){
        const ordinals = way({
            index,
            states,
            usable: usable.seats,
            spread,
            random
        }, quantity);
        if (ordinals !== null) return {
            ok: true,
            ordinals
        };
    }
    return {
        ok: false,
        refusal: 'no-adjacent-seats',
        left: usable.count
    };
}
function seatAccessibly(question) {
    const { index, request } = question;
    const usable = usableSeats(question, ()=>true);
    if (!index.accessibleSeats.some((place)=>usable.seats[place] === 1)) {
        return {
            ok: false,
            refusal: 'sold-out',
            left: 0
        };
    }
    const ways = request.split === true ? [
        accessibleParty,
        splitAccessibleParty
    ] : [
        accessibleParty
    ];
    return seatWith(question, usable, ways);
}
/**
 * The best seats for a party, as ordinals in ascending order, or why there are none. The ladder, after
 * seats.io's: side by side leaving no single seat; side by side; then, only with `split`, in few chunks close
 * together in one section; then anywhere. Best is closest to the focal point, within the spread.
 *
 * Wheelchair places and companion seats go to those who ask for them; to others only once the law lets them
 * be released (`releasedSeats`) and no ordinary seats will do. The work is one pass over the states and, as a
 * rule, over a small part of the runs.
 *
 * @throws RangeError when the quantity is not a positive whole number.
 */ export function bestAvailable(question) {
    const { index, request } = question;
    if (!Number.isSafeInteger(request.quantity) || request.quantity < 1) {
        throw new RangeError(`A party has at least one person, not ${request.quantity}.`);
    }
    if (request.accessible === true) return seatAccessibly(question);
    const ways = request.split === true ? [
        adjacentBlock,
        splitParty
    ] : [
        adjacentBlock
    ];
    const ordinary = seatWith(question, usableSeats(question, (ordinal)=>index.withheld[ordinal] === 0), ways);
    if (ordinary.ok) return ordinary;
    const released = releasedSeats(question);
    if (released === null) return ordinary;
    const usable = usableSeats(question, (ordinal)=>index.withheld[ordinal] === 0 || released[ordinal] === 1);
    return seatWith(question, usable, ways);
}

//# sourceMappingURL=best-available.rules.js.map
