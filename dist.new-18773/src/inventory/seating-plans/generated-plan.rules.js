import { curvedRow, stageBefore } from './curved-rows.rules.js';
import { assemblePlan } from './plan-assembly.rules.js';
import { rowLetters, sectionCode } from './plan-labels.rules.js';
import { isRecord, PlanReader, quoted } from './plan-reader.rules.js';
import { readPretixPlan } from './pretix-plan.rules.js';
import { planLimits } from './seating-plan.js';
const MOST_SECTIONS = 100;
const MOST_ROWS = 200;
const MOST_SEATS_PER_ROW = 500;
const SEAT_PITCH = 24;
const ROW_PITCH = 28;
const SECTION_GAP = 44;
/** Up to this many sections stand one behind the other; more are put side by side, in rings. */ const MOST_STACKED = 3;
/** The widest angle a row may fill, so that everybody still faces the stage. */ const WIDEST_ANGLE = 1.2;
const LEAST_RADIUS = 480;
function readSection(value, path, reader) {
    const record = reader.record(value, path);
    if (record === null) return null;
    for (const key of Object.keys(record)){
        if (![
            'name',
            'rows',
            'seatsPerRow',
            'category'
        ].includes(key)) {
            reader.problem(`${path}.${quoted(key).slice(1, -1)}`, 'is not a field of a section');
        }
    }
    const name = reader.text(record['name'], `${path}.name`, planLimits.labelCharacters);
    const rows = reader.count(record['rows'], `${path}.rows`, 1, MOST_ROWS);
    const seatsPerRow = reader.count(record['seatsPerRow'], `${path}.seatsPerRow`, 1, MOST_SEATS_PER_ROW);
    const category = reader.text(record['category'], `${path}.category`, planLimits.labelCharacters);
    if (name === null || rows === null || seatsPerRow === null || category === null) return null;
    return {
        name,
        rows,
        seatsPerRow,
        category
    };
}
function widthOf(section) {
    return section.seatsPerRow * SEAT_PITCH;
}
/** Puts the sections, in their order, into rings from the stage outwards. */ function rings(sections) {
    if (sections.length <= MOST_STACKED) return sections.map((section)=>[
            section
        ]);
    const area = sections.reduce((sum, section)=>sum + widthOf(section) * section.rows * ROW_PITCH, 0);
    const widest = Math.max(...sections.map(widthOf), 1.5 * Math.sqrt(area));
    const result = [];
    let width = Infinity;
    for (const section of sections){
        const added = width + SECTION_GAP + widthOf(section);
        const ring = result.at(-1);
        if (ring !== undefined && added <= widest) {
            ring.push(section);
            width = added;
        } else {
            result.push([
                section
            ]);
            width = widthOf(section);
        }
    }
    return result;
}
function ringWidth(ring) {
    return ring.reduce((sum, section)=>sum + widthOf(section) + SECTION_GAP, -SECTION_GAP);
}
function drawSection(section, place, code, categoryIndex) {
    const rows = Array.from({
        length: section.rows
    }, (_, i)=>curvedRow({
            x: 0,
            y: 0
        }, {
            code,
            label: rowLetters(i),
            radius: place.innerRadius + i * ROW_PITCH,
            angle: place.angle,
            seats: section.seatsPerRow,
            pitch: SEAT_PITCH,
            aisles: [],
            aisleWidth: 0,
            seat: ()=>({
                    categoryIndex,
                    flags: 0
                })
        }));
    return {
        name: section.name,
        rows
    };
}
function draw(name, sections) {
    const categories = [
        ...new Set(sections.map((section)=>section.category))
    ];
    const ringed = rings(sections);
    const firstRadius = Math.max(LEAST_RADIUS, ...ringed.map((ring)=>ringWidth(ring) / WIDEST_ANGLE));
    const codes = new Set();
    const drawn = [];
    let innerRadius = firstRadius;
    for (const ring of ringed){
        let along = -ringWidth(ring) / 2;
        for (const section of ring){
            const angle = (along + widthOf(section) / 2) / innerRadius;
            const categoryIndex = categories.indexOf(section.category);
            drawn.push(drawSection(section, {
                innerRadius,
                angle
            }, sectionCode(section.name, codes), categoryIndex));
            along += widthOf(section) + SECTION_GAP;
        }
        innerRadius += Math.max(...ring.map((section)=>section.rows)) * ROW_PITCH + SECTION_GAP;
    }
    const stageWidth = Math.max(200, 0.6 * Math.min(...ringed.slice(0, 1).map(ringWidth)));
    return {
        name,
        size: null,
        categories,
        sections: drawn,
        decorations: [
            stageBefore(drawn, stageWidth)
        ]
    };
}
/**
 * Reads `{ name, sections: [{ name, rows, seatsPerRow, category }] }` and draws it: curved rows lettered from
 * the stage outwards, seats numbered from the left, ids like `S-A-12`.
 */ export function readSimplePlan(input) {
    const reader = new PlanReader();
    const record = reader.record(input, '');
    if (record === null) return {
        ok: false,
        problems: reader.problems
    };
    for (const key of Object.keys(record)){
        if (key !== 'name' && key !== 'sections') {
            reader.problem(quoted(key).slice(1, -1), 'is not a field of a plan');
        }
    }
    const name = reader.text(record['name'], 'name', planLimits.nameCharacters) ?? '';
    const names = new Set();
    const sections = [];
    const list = reader.list(record['sections'], 'sections', MOST_SECTIONS);
    if (list.length === 0) reader.problem('sections', 'must have at least one section');
    list.forEach((item, i)=>{
        const section = readSection(item, `sections[${i}]`, reader);
        if (section === null) return;
        if (names.has(section.name)) {
            reader.problem(`sections[${i}].name`, `${quoted(section.name)} is used twice`);
        }
        names.add(section.name);
        sections.push(section);
    });
    const seats = sections.reduce((sum, section)=>sum + section.rows * section.seatsPerRow, 0);
    if (seats > planLimits.seats) {
        reader.problem('sections', `have ${seats} seats, at most ${planLimits.seats} are allowed`);
    }
    if (reader.problems.length > 0) return {
        ok: false,
        problems: reader.problems
    };
    return {
        ok: true,
        plan: assemblePlan(draw(name, sections))
    };
}
/** Reads a plan in either form: what has `zones` is a pretix plan, all else the simple form. */ export function readSeatingPlan(input) {
    return isRecord(input) && Object.hasOwn(input, 'zones') ? readPretixPlan(input) : readSimplePlan(input);
}

//# sourceMappingURL=generated-plan.rules.js.map
