/** Sections looked at closely for one request; more would hardly be better and would take longer. */ const SECTIONS_TRIED = 6;
/** One seat more in a chunk is worth this many seat pitches of distance from the rest of the party. */ const PITCHES_PER_SEAT = 4;
/** From this size a chunk gives one seat away so that nobody of the party has to sit alone. */ const CHUNK_THAT_CAN_SHARE = 3;
function stretchesOf({ index, usable }) {
    const stretches = [];
    for(let run = 0; run < index.runStart.length; run += 1){
        const end = index.runEnd[run] ?? 0;
        let start = -1;
        for(let ordinal = index.runStart[run] ?? 0; ordinal <= end; ordinal += 1){
            if (ordinal < end && usable[ordinal] === 1) {
                if (start < 0) start = ordinal;
            } else if (start >= 0) {
                stretches.push({
                    start,
                    end: ordinal
                });
                start = -1;
            }
        }
    }
    return stretches;
}
function seatsApart({ index }, a, b) {
    const [dx, dy] = [
        (index.x[a] ?? 0) - (index.x[b] ?? 0),
        (index.y[a] ?? 0) - (index.y[b] ?? 0)
    ];
    return Math.sqrt(dx * dx + dy * dy) / index.pitch;
}
/** The largest stretch up to `size`; among equals one of the nearest, by chance. */ function firstStretch(search, stretches, size) {
    const sizeOf = ({ start, end })=>Math.min(size, end - start);
    const most = stretches.reduce((best, stretch)=>Math.max(best, sizeOf(stretch)), 0);
    const distance = ({ start })=>search.index.distance[start] ?? Infinity;
    const largest = stretches.filter((stretch)=>sizeOf(stretch) === most);
    const nearest = largest.reduce((best, stretch)=>Math.min(best, distance(stretch)), Infinity);
    const limit = nearest + search.spread.tolerance * search.index.depth;
    const chosen = largest.filter((stretch)=>distance(stretch) <= limit).sort((a, b)=>distance(a) - distance(b)).slice(0, search.spread.candidates);
    return chosen[Math.floor(search.random() * chosen.length)];
}
function nextStretch(search, stretches, size, anchor) {
    let best;
    let bestWorth = -Infinity;
    for (const stretch of stretches){
        const apart = Math.min(seatsApart(search, anchor, stretch.start), seatsApart(search, anchor, stretch.end - 1));
        const worth = Math.min(size, stretch.end - stretch.start) - apart / PITCHES_PER_SEAT;
        if (worth > bestWorth) [best, bestWorth] = [
            stretch,
            worth
        ];
    }
    return best;
}
/**
 * Takes `size` seats out of the stretches, in chunks as large and as close to each other as possible; null
 * when they hold fewer. `anchor` is a seat the party already has.
 */ function gather(search, from, size, anchor) {
    let stretches = from.map((stretch)=>({
            ...stretch
        }));
    const party = [];
    let near = anchor;
    while(party.length < size){
        const rest = size - party.length;
        const stretch = near === undefined ? firstStretch(search, stretches, rest) : nextStretch(search, stretches, rest, near);
        if (stretch === undefined) return null;
        let count = Math.min(rest, stretch.end - stretch.start);
        if (rest - count === 1 && count >= CHUNK_THAT_CAN_SHARE) count -= 1;
        const fromEnd = near !== undefined && seatsApart(search, near, stretch.end - 1) < seatsApart(search, near, stretch.start);
        const start = fromEnd ? stretch.end - count : stretch.start;
        for(let i = 0; i < count; i += 1)party.push(start + i);
        near ??= start + Math.floor(count / 2);
        if (fromEnd) stretch.end -= count;
        else stretch.start += count;
        stretches = stretches.filter(({ start: a, end: b })=>b > a);
    }
    return party.sort((a, b)=>a - b);
}
function chunkCount(party) {
    return party.filter((ordinal, i)=>ordinal !== (party[i - 1] ?? -2) + 1).length;
}
/** Stretches by section, for the sections that hold the whole party; nearest sections first. */ function roomySections(search, stretches, size) {
    const bySection = new Map();
    for (const stretch of stretches){
        const section = search.index.sectionOf[stretch.start] ?? 0;
        const list = bySection.get(section);
        if (list === undefined) bySection.set(section, [
            stretch
        ]);
        else list.push(stretch);
    }
    const seats = (list)=>list.reduce((sum, { start, end })=>sum + end - start, 0);
    const nearest = (list)=>list.reduce((best, { start })=>Math.min(best, search.index.distance[start] ?? Infinity), Infinity);
    return [
        ...bySection.values()
    ].filter((list)=>seats(list) >= size).map((list)=>({
            list,
            distance: nearest(list)
        })).sort((a, b)=>a.distance - b.distance).map(({ list })=>list);
}
/**
 * Seats for a party that does not fit side by side: within one section if one has room, otherwise anywhere,
 * in few chunks close together. Null when fewer than `size` usable seats are left.
 */ export function splitParty(search, size) {
    const stretches = stretchesOf(search);
    const sections = roomySections(search, stretches, size);
    // Beyond the first few, which sections are looked at is left to chance, so that askers spread.
    const reach = Math.min(sections.length, Math.max(SECTIONS_TRIED, search.spread.candidates));
    const offset = Math.floor(search.random() * Math.max(1, reach - SECTIONS_TRIED + 1));
    let best = null;
    for (const section of sections.slice(offset, offset + SECTIONS_TRIED)){
        const party = gather(search, section, size);
        if (party !== null && (best === null || chunkCount(party) < chunkCount(best))) best = party;
    }
    return best ?? gather(search, stretches, size);
}
/** `size` more seats as close as possible to the seat a party already has; null when there are fewer. */ export function seatsNear(search, anchor, size) {
    return gather(search, stretchesOf(search), size, anchor);
}

//# sourceMappingURL=split-party.rules.js.map
