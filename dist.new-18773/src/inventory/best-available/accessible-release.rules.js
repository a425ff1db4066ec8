import { seatStates } from './seat-states.js';
/** Sold out needs something that was sold: a tier of nothing but wheelchair places is never released. */ function isSoldOut(tally) {
    return tally !== undefined && tally.onSale > 0 && tally.unsold === 0;
}
/**
 * Which wheelchair places and companion seats may go to the general public now: 1 by ordinal, or null when
 * none may. The law this follows (28 CFR 36.302(f)(5), of the Americans with Disabilities Act) allows it when
 * all other seats of the house are sold, or all of the same section, or all of the same price tier. Held is
 * not sold, since a hold may lapse. Seats blocked by the organiser are not on sale and do not count.
 */ export function releasedSeats({ index, states, tierOf }) {
    const house = {
        onSale: 0,
        unsold: 0
    };
    const sections = new Map();
    const tiers = new Map();
    const tallyOf = (tallies, key)=>{
        const known = tallies.get(key);
        if (known !== undefined) return known;
        const tally = {
            onSale: 0,
            unsold: 0
        };
        tallies.set(key, tally);
        return tally;
    };
    for(let ordinal = 0; ordinal < index.seatCount; ordinal += 1){
        const tier = tierOf[ordinal] ?? -1;
        const state = states[ordinal];
        if (index.withheld[ordinal] === 1 || tier < 0 || state === seatStates.blocked) continue;
        const unsold = state === seatStates.sold ? 0 : 1;
        for (const tally of [
            house,
            tallyOf(sections, index.sectionOf[ordinal] ?? 0),
            tallyOf(tiers, tier)
        ]){
            tally.onSale += 1;
            tally.unsold += unsold;
        }
    }
    const everywhere = isSoldOut(house);
    const released = Uint8Array.from(index.withheld, (withheld, ordinal)=>{
        if (withheld === 0) return 0;
        const section = sections.get(index.sectionOf[ordinal] ?? 0);
        const tier = tiers.get(tierOf[ordinal] ?? -1);
        return everywhere || isSoldOut(section) || isSoldOut(tier) ? 1 : 0;
    });
    return released.includes(1) ? released : null;
}

//# sourceMappingURL=accessible-release.rules.js.map
