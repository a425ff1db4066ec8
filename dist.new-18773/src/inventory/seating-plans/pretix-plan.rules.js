import { assemblePlan } from './plan-assembly.rules.js';
import { seatIdProblem } from './plan-labels.rules.js';
import { isRecord, PlanReader, quoted } from './plan-reader.rules.js';
import { readDecoration } from './pretix-decorations.rules.js';
import { planLimits, seatFlags } from './seating-plan.js';
const AT_ORIGIN = {
    x: 0,
    y: 0
};
/**
 * What a category's name says about its seats. The format has no flag for wheelchair places, so organisers
 * mark them by a category of their own, called for example "Wheelchair" or "Restricted view".
 */ function flagsOfCategory(name) {
    if (/\bcompanions?\b|\bcarers?\b/i.test(name)) return seatFlags.companion;
    if (/\bwheelchairs?\b|\baccessible\b/i.test(name)) return seatFlags.accessible;
    if (/\b(restricted|limited|obstructed) view\b/i.test(name)) return seatFlags.restrictedView;
    return 0;
}
/** Walks one document once; its maps carry what must be unique or known across the whole of it. */ let PretixImport = class PretixImport {
    reader = new PlanReader();
    categories = [];
    decorations = [];
    categoryIndexes = new Map();
    categoryFlags = [];
    /** Where each seat id was first seen. */ seatIds = new Map();
    rowCount = 0;
    seatCount = 0;
    get seats() {
        return this.seatCount;
    }
    readCategories(value) {
        this.reader.list(value, 'categories', planLimits.categories).forEach((item, i)=>{
            const path = `categories[${i}]`;
            const record = this.reader.record(item, path);
            if (record === null) return;
            const name = this.reader.text(record['name'], `${path}.name`, planLimits.labelCharacters);
            if (name === null) return;
            if (this.categoryIndexes.has(name)) {
                this.reader.problem(`${path}.name`, `${quoted(name)} is listed twice`);
                return;
            }
            this.categoryIndexes.set(name, this.categories.length);
            this.categoryFlags.push(flagsOfCategory(name));
            this.categories.push(name);
        });
    }
    readSize(value) {
        if (value === undefined || value === null) return null;
        const record = this.reader.record(value, 'size');
        if (record === null) return null;
        const width = this.reader.coordinate(record['width'], 'size.width');
        const height = this.reader.coordinate(record['height'], 'size.height');
        if (width === null || height === null) return null;
        if (width > 0 && height > 0) return {
            width,
            height
        };
        this.reader.problem('size', 'must have a width and a height above 0');
        return null;
    }
    readZones(value) {
        const sections = [];
        const zones = this.reader.list(value, 'zones', planLimits.sections);
        for(let i = 0; i < zones.length && !this.reader.isFull(); i += 1){
            const section = this.readZone(zones[i], i);
            if (section !== null) sections.push(section);
        }
        return sections;
    }
    readZone(value, index) {
        const path = `zones[${index}]`;
        const zone = this.reader.record(value, path);
        if (zone === null) return null;
        // A zone without a name is legal in the format; a fan still needs a word for it.
        const unnamed = zone['name'] === undefined || zone['name'] === null || zone['name'] === '';
        const name = unnamed ? `Section ${index + 1}` : this.reader.text(zone['name'], `${path}.name`, planLimits.nameCharacters);
        const origin = this.reader.position(zone['position'], `${path}.position`) ?? AT_ORIGIN;
        const rows = [];
        this.reader.list(zone['rows'], `${path}.rows`, planLimits.rows).forEach((item, i)=>{
            const row = this.readRow(item, `${path}.rows[${i}]`, origin);
            if (row !== null) rows.push(row);
        });
        this.reader.list(zone['areas'], `${path}.areas`, planLimits.decorations, true).forEach((item, i)=>{
            this.readArea(item, `${path}.areas[${i}]`, origin);
        });
        return name === null ? null : {
            name,
            rows
        };
    }
    readArea(item, path, origin) {
        const decoration = readDecoration(item, path, origin, this.reader);
        if (decoration === null) return;
        if (this.decorations.length < planLimits.decorations) this.decorations.push(decoration);
        else this.reader.problem(path, `is one area too many, at most ${planLimits.decorations} are allowed`);
    }
    readRow(value, path, zone) {
        if (this.reader.isFull()) return null;
        const row = this.reader.record(value, path);
        if (row === null) return null;
        this.rowCount += 1;
        if (this.rowCount === planLimits.rows + 1) {
            this.reader.problem(path, `is one row too many, at most ${planLimits.rows} are allowed`);
        }
        if (this.rowCount > planLimits.rows) return null;
        const label = this.reader.label(row['row_number'], `${path}.row_number`);
        const own = row['position'] === undefined ? AT_ORIGIN : this.reader.position(row['position'], `${path}.position`);
        const origin = {
            x: zone.x + (own?.x ?? 0),
            y: zone.y + (own?.y ?? 0)
        };
        const list = this.reader.list(row['seats'], `${path}.seats`, planLimits.seats);
        const seats = [];
        for(let i = 0; i < list.length && !this.reader.isFull(); i += 1){
            const seat = this.readSeat(list[i], `${path}.seats[${i}]`, origin);
            if (seat !== null) seats.push(seat);
            if (this.seatCount > planLimits.seats) break;
        }
        return label === null ? null : {
            label,
            seats
        };
    }
    readSeat(value, path, origin) {
        const seat = this.reader.record(value, path);
        if (seat === null) return null;
        this.seatCount += 1;
        if (this.seatCount === planLimits.seats + 1) {
            this.reader.problem(path, `is one seat too many, at most ${planLimits.seats} are allowed`);
        }
        if (this.seatCount > planLimits.seats) return null;
        const id = this.readSeatId(seat['seat_guid'], `${path}.seat_guid`);
        const label = this.reader.label(seat['seat_number'], `${path}.seat_number`);
        const position = this.reader.position(seat['position'], `${path}.position`);
        const categoryIndex = this.readCategory(seat['category'], `${path}.category`);
        if (id === null || label === null || position === null || categoryIndex === null) return null;
        const [x, y] = [
            origin.x + position.x,
            origin.y + position.y
        ];
        return {
            id,
            label,
            x,
            y,
            categoryIndex,
            flags: this.categoryFlags[categoryIndex] ?? 0
        };
    }
    readSeatId(value, path) {
        const id = this.reader.text(value, path, planLimits.seatIdCharacters);
        if (id === null) return null;
        const seenAt = this.seatIds.get(id);
        const unusable = seatIdProblem(id);
        if (unusable !== null) {
            this.reader.problem(path, `${quoted(id)} ${unusable}`);
        } else if (seenAt !== undefined) {
            this.reader.problem(path, `${quoted(id)} is already the id of ${seenAt}`);
        } else {
            this.seatIds.set(id, path.slice(0, path.lastIndexOf('.')));
            return id;
        }
        return null;
    }
    readCategory(value, path) {
        const name = this.reader.text(value, path, planLimits.labelCharacters);
        if (name === null) return null;
        const index = this.categoryIndexes.get(name);
        if (index !== undefined) return index;
        this.reader.problem(path, `${quoted(name)} is not among categories`);
        return null;
    }
};
/**
 * Reads pretix's public seating plan format: `name`, `categories`, `size`, `zones` of `rows` of `seats`, and
 * `areas` as decoration. Positions add up (zone + row + seat). Keys this program does not know are left
 * alone, since the format's editor keeps adding some. Mistakes are all collected, up to fifty, each with its
 * place. Linear in the size of the document; any JSON value is safe to pass.
 */ export function readPretixPlan(input) {
    if (!isRecord(input)) return {
        ok: false,
        problems: [
            {
                path: '',
                message: 'must be an object'
            }
        ]
    };
    const work = new PretixImport();
    const name = work.reader.text(input['name'], 'name', planLimits.nameCharacters) ?? '';
    const size = work.readSize(input['size']);
    work.readCategories(input['categories']);
    const sections = work.readZones(input['zones']);
    if (work.seats === 0 && work.reader.problems.length === 0) {
        work.reader.problem('zones', 'have no seat at all');
    }
    if (work.reader.problems.length > 0) return {
        ok: false,
        problems: work.reader.problems
    };
    const { categories, decorations } = work;
    return {
        ok: true,
        plan: assemblePlan({
            name,
            size,
            categories,
            sections,
            decorations
        })
    };
}

//# sourceMappingURL=pretix-plan.rules.js.map
