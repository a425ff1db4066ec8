/**
 * The one shape every seating plan has after it was read, whatever format it came in.
 *
 * Seats are ordered section by section, row by row, and along the row, so that neighbours are adjacent in
 * the array. A seat's index in `seats` is its **ordinal**: availability, best available and the browser's
 * seat map all count in it. Coordinates are plan units (about pixels), absolute, from the top left corner.
 */ /** What is special about a seat, one bit each. */ export const seatFlags = {
    /** A wheelchair place. */ accessible: 1,
    /** A seat beside a wheelchair place, kept for the person who comes along. */ companion: 2,
    restrictedView: 4
};
/** The bounds of one plan. They keep a hostile upload from costing more than a second or a few megabytes. */ export const planLimits = {
    seats: 100_000,
    sections: 1_000,
    rows: 20_000,
    categories: 100,
    decorations: 2_000,
    outlinePoints: 500,
    seatIdCharacters: 64,
    nameCharacters: 200,
    labelCharacters: 64,
    /** Largest distance of a point from the origin, in plan units. */ coordinate: 1_000_000,
    problems: 50
};

//# sourceMappingURL=seating-plan.js.map
