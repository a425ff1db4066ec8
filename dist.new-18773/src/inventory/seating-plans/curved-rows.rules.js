import { seatId } from './plan-labels.rules.js';
const STAGE_DEPTH = 70;
const STAGE_GAP = 55;
/** One row on an arc around `centre`, its seats numbered from the left of the drawing. */ export function curvedRow(centre, row) {
    const aislesBefore = (number)=>row.aisles.filter((after)=>after < number && after < row.seats).length;
    const width = (row.seats - 1) * row.pitch + aislesBefore(row.seats) * row.aisleWidth;
    const seats = Array.from({
        length: row.seats
    }, (_, i)=>{
        const number = i + 1;
        const along = i * row.pitch + aislesBefore(number) * row.aisleWidth - width / 2;
        const angle = row.angle + along / row.radius;
        return {
            id: seatId(row.code, row.label, String(number)),
            label: String(number),
            x: centre.x + row.radius * Math.sin(angle),
            y: centre.y + row.radius * Math.cos(angle),
            ...row.seat(number)
        };
    });
    return {
        label: row.label,
        seats
    };
}
/**
 * A stage of this width around the line x = 0, clear of every seat: rows that curve around it end further
 * forward than their middle, so it is the seats in its own breadth that say how low it may reach.
 */ export function stageBefore(sections, width) {
    let nearest = Infinity;
    for (const seat of sections.flatMap((section)=>section.rows.flatMap((row)=>row.seats))){
        if (Math.abs(seat.x) <= width / 2 + STAGE_GAP) nearest = Math.min(nearest, seat.y);
    }
    const bottom = (Number.isFinite(nearest) ? nearest : 0) - STAGE_GAP;
    return {
        text: 'Stage',
        outline: [
            [
                -width / 2,
                bottom - STAGE_DEPTH
            ],
            [
                width / 2,
                bottom - STAGE_DEPTH
            ],
            [
                width / 2,
                bottom
            ],
            [
                -width / 2,
                bottom
            ]
        ]
    };
}

//# sourceMappingURL=curved-rows.rules.js.map
