import { bowlSections, rectangle, ringAround } from './bowl.rules.js';
import { assemblePlan } from './plan-assembly.rules.js';
import { seatId } from './plan-labels.rules.js';
import { seatFlags } from './seating-plan.js';
const CATEGORIES = [
    'Floor front',
    'Floor',
    'Lower bowl',
    'Upper bowl',
    'Upper bowl, restricted view'
];
const [FLOOR_FRONT, FLOOR, LOWER, UPPER, RESTRICTED] = [
    0,
    1,
    2,
    3,
    4
];
const INNER = {
    halfWidth: 480,
    halfHeight: 230,
    cornerRadius: 250
};
const ROW_PITCH = 14;
const TIER_GAP = 40;
const LOWER_BLOCKS = 32;
const UPPER_BLOCKS = 36;
const UPPER_ROWS = 15;
/** How far a block is from the middle of the left end, where the stage stands, in blocks. */ function fromStage(block, blocks) {
    return Math.abs(block - blocks / 2);
}
const LOWER_TIER = {
    ring: INNER,
    blocks: LOWER_BLOCKS,
    firstBlockNumber: 101,
    rows: 18,
    seatsPerRow: 14,
    rowPitch: ROW_PITCH,
    aisleWidth: 14,
    without: (block)=>fromStage(block, LOWER_BLOCKS) <= 2,
    categoryIndex: ()=>LOWER,
    stepFree: (block)=>block % 3 === 0,
    restrictedView: ()=>false
};
const besideStage = (block)=>fromStage(block, UPPER_BLOCKS) <= 5;
const UPPER_TIER = {
    ...LOWER_TIER,
    ring: ringAround(INNER, LOWER_TIER.rows * ROW_PITCH + TIER_GAP),
    blocks: UPPER_BLOCKS,
    firstBlockNumber: 201,
    rows: UPPER_ROWS,
    seatsPerRow: 18,
    aisleWidth: 18,
    without: (block)=>fromStage(block, UPPER_BLOCKS) <= 2,
    categoryIndex: (block)=>besideStage(block) ? RESTRICTED : UPPER,
    stepFree: (block)=>block % 4 === 1,
    restrictedView: besideStage
};
const FLOOR_ROWS = 16;
const FLOOR_COLUMNS = 3;
const FLOOR_BANKS = 2;
const FLOOR_SEATS_PER_ROW = 17;
const FLOOR_ROW_PITCH = 17;
const FLOOR_PITCH = 13;
/** The floor is flat, so wheelchair places are at the ends of the first and last row: good places both. */ function floorFlags(row, number) {
    if (row !== 0 && row !== FLOOR_ROWS - 1) return 0;
    if (number === 1 || number === FLOOR_SEATS_PER_ROW) return seatFlags.accessible;
    return number === 2 || number === FLOOR_SEATS_PER_ROW - 1 ? seatFlags.companion : 0;
}
/** Rows on the floor run across it and face left, towards the stage. */ function floorBlock(bank, column) {
    const letter = String.fromCharCode(65 + bank * FLOOR_COLUMNS + column);
    const width = (FLOOR_SEATS_PER_ROW - 1) * FLOOR_PITCH;
    const left = -350 + bank * (FLOOR_ROWS * FLOOR_ROW_PITCH + 60);
    const top = (column - (FLOOR_COLUMNS - 1) / 2) * (width + 44) - width / 2;
    const rows = Array.from({
        length: FLOOR_ROWS
    }, (_, row)=>{
        const label = String(row + 1);
        const seats = Array.from({
            length: FLOOR_SEATS_PER_ROW
        }, (__, i)=>{
            const number = String(i + 1);
            return {
                id: seatId(letter, label, number),
                label: number,
                x: left + row * FLOOR_ROW_PITCH,
                y: top + i * FLOOR_PITCH,
                categoryIndex: bank === 0 ? FLOOR_FRONT : FLOOR,
                flags: floorFlags(row, i + 1)
            };
        });
        return {
            label,
            seats
        };
    });
    return {
        name: `Floor ${letter}`,
        rows
    };
}
/** An arena set for a concert, about 17,000 seats: stage at one end, six blocks on the floor, two bowls. */ export function arena(name = 'Arena') {
    const floor = Array.from({
        length: FLOOR_BANKS * FLOOR_COLUMNS
    }, (_, i)=>floorBlock(Math.floor(i / FLOOR_COLUMNS), i % FLOOR_COLUMNS));
    const sections = [
        ...floor,
        ...bowlSections(LOWER_TIER),
        ...bowlSections(UPPER_TIER)
    ];
    const decorations = [
        {
            text: 'Stage',
            outline: rectangle(-680, -230, -440, 230)
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

//# sourceMappingURL=arena-plan.rules.js.map
