import { planLimits } from './seating-plan.js';
const QUOTED_CHARACTERS = 40;
const UNIT_PRECISION = 100;
/** Rounds to hundredths of a plan unit, which is finer than any screen and keeps documents short. */ export function rounded(value) {
    return Math.round(value * UNIT_PRECISION) / UNIT_PRECISION;
}
/** A JSON object, and nothing else that JavaScript calls an object. */ export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The text in quotes, shortened: a problem must stay readable however large the input was. */ export function quoted(text) {
    const short = text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
    return JSON.stringify(short);
}
/** Cannot show in a label: control characters, and the marks that turn the direction of text around. */ const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/**
 * Reads values out of untrusted JSON and notes what is wrong with them and where. Reading goes on after a
 * problem, so that the author of a plan sees many mistakes at once; it is full after fifty.
 */ export class PlanReader {
    problems = [];
    isFull() {
        return this.problems.length >= planLimits.problems;
    }
    problem(path, message) {
        if (!this.isFull()) this.problems.push({
            path,
            message
        });
    }
    record(value, path) {
        if (isRecord(value)) return value;
        this.problem(path, value === undefined ? 'is missing' : 'must be an object');
        return null;
    }
    /** A list of at most `most` items; an absent one is empty when `optional`. */ list(value, path, most, optional = false) {
        if (Array.isArray(value)) {
            if (value.length <= most) return value;
            this.problem(path, `has ${value.length} items, at most ${most} are allowed`);
            return [];
        }
        if (value === undefined && optional) return [];
        this.problem(path, value === undefined ? 'is missing' : 'must be a list');
        return [];
    }
    /** Trimmed text of 1 to `most` characters. */ text(value, path, most) {
        if (typeof value !== 'string') {
            this.problem(path, value === undefined ? 'is missing' : 'must be text');
            return null;
        }
        if (value.length > most) {
            this.problem(path, `is longer than ${most} characters`);
            return null;
        }
        const text = value.trim();
        if (text === '') this.problem(path, 'is empty');
        else if (UNPRINTABLE.test(text)) this.problem(path, 'contains characters that cannot be printed');
        else return text;
        return null;
    }
    /** A label: text, or a whole number, which some editors write for rows and seats. */ label(value, path) {
        const asText = Number.isSafeInteger(value) ? String(value) : value;
        return this.text(asText, path, planLimits.labelCharacters);
    }
    coordinate(value, path) {
        if (typeof value !== 'number' || !Number.isFinite(value)) {
            this.problem(path, value === undefined ? 'is missing' : 'must be a finite number');
            return null;
        }
        if (Math.abs(value) <= planLimits.coordinate) return value;
        this.problem(path, `is further than ${planLimits.coordinate} from the origin`);
        return null;
    }
    /** A whole number from `least` to `most`. */ count(value, path, least, most) {
        if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
        this.problem(path, value === undefined ? 'is missing' : `must be a whole number from ${least} to ${most}`);
        return null;
    }
    position(value, path) {
        const record = this.record(value, path);
        if (record === null) return null;
        const x = this.coordinate(record['x'], `${path}.x`);
        const y = this.coordinate(record['y'], `${path}.y`);
        return x === null || y === null ? null : {
            x,
            y
        };
    }
}

//# sourceMappingURL=plan-reader.rules.js.map
