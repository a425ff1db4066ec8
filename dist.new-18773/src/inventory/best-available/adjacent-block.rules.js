import { blockLeavesSingle } from './single-seat.rules.js';
/** Non-overlapping blocks of one size with their mean distance to the focal point, kept to about the best. */ let Candidates = class Candidates {
    search;
    starts = [];
    costs = [];
    worstKept = Infinity;
    best = Infinity;
    nextCut;
    constructor(search){
        this.search = search;
        this.nextCut = 2 * search.spread.candidates;
    }
    /** Whether a block this far away could still be chosen. */ couldTake(cost) {
        return cost <= Math.min(this.worstKept, this.best + this.search.spread.tolerance * this.search.index.depth);
    }
    add(start, cost) {
        if (!this.couldTake(cost)) return;
        this.starts.push(start);
        this.costs.push(cost);
        this.best = Math.min(this.best, cost);
        if (this.costs.length >= this.nextCut) {
            this.worstKept = this.costOfLastKept();
            this.nextCut *= 2;
        }
    }
    choose() {
        if (this.starts.length === 0) return null;
        this.worstKept = Math.min(this.worstKept, this.costOfLastKept());
        const kept = this.starts.filter((_, i)=>this.couldTake(this.costs[i] ?? Infinity));
        return kept[Math.floor(this.search.random() * kept.length)] ?? null;
    }
    costOfLastKept() {
        const sorted = Float64Array.from(this.costs).sort();
        return sorted[Math.min(sorted.length, this.search.spread.candidates) - 1] ?? Infinity;
    }
};
/**
 * Cuts one stretch of usable seats into blocks that do not overlap: the best block first, then the others on
 * both sides of it. Askers who choose different blocks then never collide.
 */ function cutStretch(search, stretch, rung, into) {
    const { index, states } = search;
    const { size, noSingles } = rung;
    const [first, last] = [
        stretch[0],
        stretch[1] - size
    ];
    const before = index.distanceBefore;
    const cost = (start)=>((before[start + size] ?? 0) - (before[start] ?? 0)) / size;
    // Two usable ordinary seats on both sides cannot leave a single one, which spares most blocks the check.
    const plain = index.runIsOrdinary[index.runOf[first] ?? 0] === 1;
    const fits = (start)=>{
        if (start < first || start > last) return false;
        const roomy = plain && start - first >= 2 && last - start >= 2;
        return !noSingles || roomy || !blockLeavesSingle(index, states, start, start + size);
    };
    let best = -1;
    let bestCost = Infinity;
    for(let start = first; start <= last; start += 1){
        const own = cost(start);
        if (own < bestCost && fits(start)) [best, bestCost] = [
            start,
            own
        ];
    }
    if (best < 0 || !into.couldTake(bestCost)) return;
    into.add(best, bestCost);
    for (const direction of [
        -1,
        1
    ]){
        for(let start = best + direction * size; start >= first && start <= last; start += direction * size){
            // Blocks further out along a row are further away; the rest of them will not do either.
            if (!into.couldTake(cost(start))) break;
            // A block that would leave one seat at the end of the stretch moves up by one instead.
            if (!fits(start)) start += direction;
            if (fits(start)) into.add(start, cost(start));
        }
    }
}
function chooseBlock(search, rung) {
    const { index, usable } = search;
    const candidates = new Candidates(search);
    for (const run of index.runsByDistance){
        if (!candidates.couldTake(index.runNearest[run] ?? Infinity)) break;
        const end = index.runEnd[run] ?? 0;
        let start = -1;
        for(let ordinal = index.runStart[run] ?? 0; ordinal <= end; ordinal += 1){
            if (ordinal < end && usable[ordinal] === 1) {
                if (start < 0) start = ordinal;
                continue;
            }
            if (start >= 0 && ordinal - start >= rung.size) cutStretch(search, [
                start,
                ordinal
            ], rung, candidates);
            start = -1;
        }
    }
    return candidates.choose();
}
/**
 * `size` adjacent usable seats close to the focal point, or null when there are none anywhere: first such as
 * leave no single seat, then any. Runs are visited nearest first and the search ends when no further run
 * could hold a better block, so that an early asker looks at a small part of the house.
 */ export function adjacentBlock(search, size) {
    const start = chooseBlock(search, {
        size,
        noSingles: true
    }) ?? chooseBlock(search, {
        size,
        noSingles: false
    });
    return start === null ? null : Array.from({
        length: size
    }, (_, i)=>start + i);
}

//# sourceMappingURL=adjacent-block.rules.js.map
