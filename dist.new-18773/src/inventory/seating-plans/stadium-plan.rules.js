import { bowlSections, rectangle, ringAround } from './bowl.rules.js';
import { assemblePlan } from './plan-assembly.rules.js';
const CATEGORIES = [
    'Pitchside',
    'Lower tier',
    'Club',
    'Upper sides',
    'Upper corners',
    'Upper ends'
];
const [PITCHSIDE, LOWER, CLUB, UPPER_SIDES, UPPER_CORNERS, UPPER_ENDS] = [
    0,
    1,
    2,
    3,
    4,
    5
];
const PITCH = {
    halfLength: 960,
    halfWidth: 630
};
const INNER = {
    halfWidth: 900,
    halfHeight: 600,
    cornerRadius: 280
};
const ROW_PITCH = 14;
const TIER_GAP = 46;
/** Rows under the overhang of the tier above, from where a high ball cannot be seen. */ const ROWS_UNDER_OVERHANG = 2;
const LOWER_TIER = {
    ring: INNER,
    blocks: 40,
    firstBlockNumber: 101,
    rows: 24,
    seatsPerRow: 20,
    rowPitch: ROW_PITCH,
    aisleWidth: 14,
    without: ()=>false,
    categoryIndex: (_, row)=>row < 8 ? PITCHSIDE : LOWER,
    stepFree: (block)=>block % 2 === 0,
    restrictedView: (_, row)=>row >= 24 - ROWS_UNDER_OVERHANG
};
const CLUB_TIER = {
    ...LOWER_TIER,
    ring: ringAround(INNER, 24 * ROW_PITCH + TIER_GAP),
    firstBlockNumber: 201,
    rows: 12,
    seatsPerRow: 22,
    aisleWidth: 18,
    categoryIndex: ()=>CLUB,
    stepFree: (block)=>block % 4 === 0,
    restrictedView: ()=>false
};
const UPPER_BLOCKS = 42;
/** Where a block of the upper tier stands: the right end is at the start of the ring, the sides between. */ function upperCategory(block) {
    const turn = 4 * block / UPPER_BLOCKS;
    const fromEnd = Math.min(turn % 2, 2 - turn % 2);
    if (fromEnd < 0.3) return UPPER_ENDS;
    return fromEnd < 0.62 ? UPPER_CORNERS : UPPER_SIDES;
}
const UPPER_TIER = {
    ...CLUB_TIER,
    ring: ringAround(INNER, 36 * ROW_PITCH + 2 * TIER_GAP),
    blocks: UPPER_BLOCKS,
    firstBlockNumber: 301,
    rows: 30,
    seatsPerRow: 24,
    categoryIndex: upperCategory,
    stepFree: (block)=>block % 3 === 0
};
/**
 * A football ground of exactly 60,000 seats: 40 blocks of 24 rows of 20, 40 of 12 of 22, 42 of 30 of 24.
 * Wheelchair places are in the top row of every second or third block, where lifts and concourses are.
 */ export function stadium(name = 'Stadium') {
    const sections = [
        LOWER_TIER,
        CLUB_TIER,
        UPPER_TIER
    ].flatMap(bowlSections);
    const { halfLength, halfWidth } = PITCH;
    const decorations = [
        {
            text: 'Pitch',
            outline: rectangle(-halfLength, -halfWidth, halfLength, halfWidth)
        }
    ];
    return assemblePlan({
        name,
        size: null,
        categories: CATEGORIES,
        sections,
        decorations
    });
}

//# sourceMappingURL=stadium-plan.rules.js.map
