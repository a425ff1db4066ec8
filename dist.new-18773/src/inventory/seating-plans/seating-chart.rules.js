import { createHash } from 'node:crypto';
const SECTION_ID = /^s([1-9][0-9]{0,3})$/;
const HASH_CHARACTERS = 32;
/** The public id of a plan's section: stable, since a plan never changes once it is stored. */ export function sectionId(sectionIndex) {
    return `s${sectionIndex + 1}`;
}
/** The section a public id stands for, or null when the plan has no such section. */ export function sectionIndexOf(id, plan) {
    const index = Number(SECTION_ID.exec(id)?.[1] ?? 0) - 1;
    return index >= 0 && index < plan.sections.length ? index : null;
}
/**
 * Per seat ordinal the index of the tier that prices it, -1 where none does. Where two tiers name one
 * category the first one counts.
 */ export function seatTiers(plan, tiers) {
    const ofCategory = plan.categories.map((category)=>tiers.findIndex((tier)=>tier.category === category));
    return Int16Array.from(plan.seats, (seat)=>ofCategory[seat.categoryIndex] ?? -1);
}
/** An area is drawn where the plan has a decoration of its name; otherwise it has no place on the map. */ function areaOutline(name, plan) {
    const wanted = name.toLowerCase();
    return plan.decorations.find((decoration)=>decoration.text.toLowerCase() === wanted)?.outline ?? null;
}
const tenth = (value)=>Math.round(value * 10) / 10;
const tenths = (outline)=>outline.map(([x, y])=>[
            tenth(x),
            tenth(y)
        ]);
export function seatingChart({ planId, plan, tiers, areas }) {
    const tierOf = seatTiers(plan, tiers);
    const areaNames = new Set(areas.map((area)=>area.name.toLowerCase()));
    return {
        planId,
        size: {
            width: plan.size.width,
            height: plan.size.height
        },
        sections: plan.sections.map(({ name, outline }, i)=>({
                id: sectionId(i),
                name,
                outline: tenths(outline)
            })),
        rows: plan.rows.map((row)=>[
                row.sectionIndex,
                row.label,
                row.firstSeat,
                row.seatCount
            ]),
        areas: areas.map(({ id, name, capacity })=>{
            const outline = areaOutline(name, plan);
            return {
                id,
                name,
                capacity,
                outline: outline === null ? null : tenths(outline)
            };
        }),
        seats: plan.seats.map((seat, ordinal)=>[
                seat.id,
                seat.sectionIndex,
                seat.rowLabel,
                seat.seatLabel,
                tenth(seat.x),
                tenth(seat.y),
                tierOf[ordinal] ?? -1,
                seat.flags
            ]),
        tiers: tiers.map(({ id, name })=>({
                id,
                name
            })),
        decorations: plan.decorations.filter(({ text })=>!areaNames.has(text.toLowerCase())).map(({ text, outline })=>({
                text,
                outline: tenths(outline)
            }))
    };
}
/**
 * The chart as the bytes that are served, and their name: 32 hexadecimal characters of SHA-256. Equal input
 * gives equal bytes, so that the document may be cached for ever under its hash.
 */ export function seatingChartDocument(input) {
    const json = JSON.stringify(seatingChart(input));
    return {
        json,
        hash: createHash('sha256').update(json).digest('hex').slice(0, HASH_CHARACTERS)
    };
}

//# sourceMappingURL=seating-chart.rules.js.map
