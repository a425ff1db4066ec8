import { curvedRow, stageBefore } from './curved-rows.rules.js';
import { assemblePlan } from './plan-assembly.rules.js';
import { rowLetters } from './plan-labels.rules.js';
import { seatFlags } from './seating-plan.js';
const CATEGORIES = [
    'Premium',
    'Stalls',
    'Dress circle',
    'Balcony',
    'Balcony, restricted view'
];
const [PREMIUM, STALLS, CIRCLE, BALCONY, RESTRICTED] = [
    0,
    1,
    2,
    3,
    4
];
const SEAT_PITCH = 24;
const ROW_PITCH = 29;
const AISLE_WIDTH = 34;
const FIRST_RADIUS = 900;
const LEVEL_GAP = 110;
/**
 * Wheelchair places stand at both ends of a level's last row, level with the doors, each with a companion
 * seat on its inner side: W C … C W.
 */ function stepFree(row, lastRow, number, seats) {
    if (row !== lastRow) return 0;
    const fromEnd = Math.min(number, seats + 1 - number);
    if (fromEnd === 1) return seatFlags.accessible;
    return fromEnd === 2 ? seatFlags.companion : 0;
}
/** Seats on the outer side of each aisle. */ function sideBlock(seats) {
    return Math.round(seats / 4);
}
const LEVELS = [
    {
        name: 'Stalls',
        code: 'S',
        rows: 20,
        firstRowSeats: 24,
        growth: 0.7,
        seat: (row, number, seats)=>{
            const central = row >= 2 && row < 9 && number > sideBlock(seats) && number <= seats - sideBlock(seats);
            // The cross aisle behind row L is step-free as well: premium and stalls both have places there.
            const flags = stepFree(row, 19, number, seats) | (row === 11 ? stepFree(11, 11, number, seats) : 0);
            const premiumEnd = row === 11 && flags !== 0;
            return {
                categoryIndex: central || premiumEnd ? PREMIUM : STALLS,
                flags
            };
        }
    },
    {
        name: 'Dress circle',
        code: 'C',
        rows: 9,
        firstRowSeats: 36,
        growth: 0.8,
        seat: (row, number, seats)=>({
                categoryIndex: CIRCLE,
                flags: stepFree(row, 8, number, seats)
            })
    },
    {
        name: 'Balcony',
        code: 'B',
        rows: 6,
        firstRowSeats: 42,
        growth: 0.8,
        seat: (row, number, seats)=>{
            const flags = stepFree(row, 5, number, seats);
            // A rail crosses the view from the front row, and pillars stand at the ends of the next two.
            const hidden = row === 0 || row < 3 && Math.min(number, seats + 1 - number) <= 3;
            if (flags === 0 && hidden) return {
                categoryIndex: RESTRICTED,
                flags: seatFlags.restrictedView
            };
            return {
                categoryIndex: BALCONY,
                flags
            };
        }
    }
];
function drawLevel(level, innerRadius) {
    const rows = Array.from({
        length: level.rows
    }, (_, row)=>{
        const seats = Math.round(level.firstRowSeats + row * level.growth);
        const side = sideBlock(seats);
        return curvedRow({
            x: 0,
            y: 0
        }, {
            code: level.code,
            label: rowLetters(row),
            radius: innerRadius + row * ROW_PITCH,
            angle: 0,
            seats,
            pitch: SEAT_PITCH,
            aisles: [
                side,
                seats - side
            ],
            aisleWidth: AISLE_WIDTH,
            seat: (number)=>level.seat(row, number, seats)
        });
    });
    return {
        name: level.name,
        rows
    };
}
/** A proscenium theatre of about 1,200 seats on three levels, with two aisles and curved rows. */ export function theatre(name = 'Theatre') {
    let innerRadius = FIRST_RADIUS;
    const sections = LEVELS.map((level)=>{
        const section = drawLevel(level, innerRadius);
        innerRadius += level.rows * ROW_PITCH + LEVEL_GAP;
        return section;
    });
    const decorations = [
        stageBefore(sections, 460)
    ];
    return assemblePlan({
        name,
        size: null,
        categories: CATEGORIES,
        sections,
        decorations
    });
}

//# sourceMappingURL=theatre-plan.rules.js.map
