export const AVAILABLE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;
/** The seats of one performance as this process knows them: fed by the change stream, read by everybody here. */ export class AvailabilityBoard {
    size;
    version;
    /** 0 available, 2 sold, 3 blocked: what a seat is beneath any hold. */ base;
    heldUntil;
    heldBy = new Map();
    /** Last version that this process brought about itself; its own writes are seen here at once. */ ownVersion = 0;
    constructor(size, version){
        this.size = size;
        this.version = version;
        this.base = new Uint8Array(size);
        this.heldUntil = new Float64Array(size);
    }
    apply(changes) {
        for (const [ordinal, state, until, shopper] of changes){
            if (ordinal >= this.size) continue;
            if (state === HELD) {
                this.heldUntil[ordinal] = until;
                this.heldBy.set(ordinal, shopper);
            } else {
                this.base[ordinal] = state;
                this.heldUntil[ordinal] = 0;
                this.heldBy.delete(ordinal);
            }
        }
    }
    /** @param now milliseconds of the server that keeps the holds' time */ stateOf(ordinal, now) {
        const base = this.base[ordinal] ?? BLOCKED;
        if (base !== AVAILABLE) return base;
        return (this.heldUntil[ordinal] ?? 0) > now ? HELD : AVAILABLE;
    }
    /** Whether the seat is known to be out of this shopper's reach right now. */ isTakenFor(ordinal, shopper, now) {
        const state = this.stateOf(ordinal, now);
        return state !== AVAILABLE && !(state === HELD && this.heldBy.get(ordinal) === shopper);
    }
    /** How many shoppers hold seats right now. A shopper has one hold in a performance, so it counts holds too. */ holders(now) {
        const shoppers = new Set();
        for (const [ordinal, shopper] of this.heldBy){
            if (this.stateOf(ordinal, now) === HELD) shoppers.add(shopper);
        }
        return shoppers.size;
    }
    /** One byte a seat; the seats that `shopper` holds count as available to that shopper. */ states(now, shopper) {
        const states = new Uint8Array(this.size);
        for(let ordinal = 0; ordinal < this.size; ordinal += 1){
            const state = this.stateOf(ordinal, now);
            const mine = state === HELD && shopper !== undefined && this.heldBy.get(ordinal) === shopper;
            states[ordinal] = mine ? AVAILABLE : state;
        }
        return states;
    }
}
/** Two bits a seat, lowest bits first. */ export function packStates(states, count) {
    const bits = Buffer.alloc(Math.ceil(count / 4));
    for(let ordinal = 0; ordinal < count; ordinal += 1){
        const byte = ordinal >> 2;
        bits[byte] = (bits[byte] ?? 0) | (states[ordinal] ?? BLOCKED) << (ordinal & 3) * 2;
    }
    return bits;
}
export function countStates(states) {
    const counts = [
        0,
        0,
        0,
        0
    ];
    for (const state of states)counts[state] += 1;
    const [available, held, sold, blocked] = counts;
    return {
        available,
        held,
        sold,
        blocked
    };
}

//# sourceMappingURL=board.js.map
