import { invariant } from './assert.js';
const catalogue = new Map();
/** Adds a kind of refusal to the catalogue. Two with the same code do not start. */ export function defineProblem(problem) {
    invariant(!catalogue.has(problem.code), `problem code ${problem.code} is defined once`);
    catalogue.set(problem.code, Object.freeze(problem));
    return problem;
}
export function problemByCode(code) {
    return catalogue.get(code);
}
export function allProblems() {
    return [
        ...catalogue.values()
    ].sort((a, b)=>a.code.localeCompare(b.code));
}
/** An expected refusal: typed, with data, and without any knowledge of HTTP beyond its catalogue entry. */ export class DomainError extends Error {
    problem;
    extra;
    retryAfterSeconds;
    constructor(problem, { detail, extra, retryAfterSeconds } = {}){
        super(detail ?? problem.explanation), this.problem = problem;
        this.name = 'DomainError';
        this.extra = extra ?? {};
        this.retryAfterSeconds = retryAfterSeconds;
    }
}

//# sourceMappingURL=problem.js.map
