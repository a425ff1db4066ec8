const LETTERS = 26;
/** Unreserved URL characters only, and not a bare dot path. */ const SAFE_SEAT_ID = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._~-]+$/;
/** Ids of this form belong to the numbered places of general-admission areas. */ const AREA_PLACE_ID = /^area[0-9]+-[0-9]+$/;
/** Row labels as theatres write them: 0 is A, 25 is Z, 26 is AA. */ export function rowLetters(index) {
    const last = String.fromCharCode(65 + index % LETTERS);
    return index < LETTERS ? last : rowLetters(Math.floor(index / LETTERS) - 1) + last;
}
/**
 * A short code for a section, unique among `taken` (which it joins): the initials of its words, numbers kept
 * whole, so "Dress Circle" is DC and "Block 101" is B101. Plain ASCII, as seat ids stand in URLs.
 */ export function sectionCode(name, taken) {
    const words = name.normalize('NFKD').replace(/\p{M}/gu, '').match(/[A-Za-z]+|[0-9]+/g) ?? [];
    const initials = words.map((word)=>/[0-9]/.test(word) ? word : word.charAt(0).toUpperCase()).join('').slice(0, 12);
    const code = initials === '' ? 'X' : initials;
    let unique = code;
    for(let n = 2; taken.has(unique); n += 1)unique = `${code}_${n}`;
    taken.add(unique);
    return unique;
}
export function seatId(code, rowLabel, seatLabel) {
    return `${code}-${rowLabel}-${seatLabel}`;
}
/** What keeps a seat id of somebody else's plan from being used here; null for a good one. */ export function seatIdProblem(id) {
    if (!SAFE_SEAT_ID.test(id)) return 'may only have letters, digits and - . _ ~';
    return AREA_PLACE_ID.test(id) ? 'is kept for places of general-admission areas' : null;
}

//# sourceMappingURL=plan-labels.rules.js.map
