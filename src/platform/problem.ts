import { invariant } from './assert.js';

/** One kind of refusal, in the catalogue that `/problems/<code>` explains. */
export interface Problem {
  /** Stable, kebab-case, part of the public contract. */
  readonly code: string;
  /** HTTP status that this refusal is answered with. */
  readonly status: number;
  readonly title: string;
  /** What happened and what to do now, in the reader's words. */
  readonly explanation: string;
}

const catalogue = new Map<string, Problem>();

/** Adds a kind of refusal to the catalogue. Two with the same code do not start. */
export function defineProblem(problem: Problem): Problem {
  invariant(!catalogue.has(problem.code), `problem code ${problem.code} is defined once`);
  catalogue.set(problem.code, Object.freeze(problem));
  return problem;
}

export function problemByCode(code: string): Problem | undefined {
  return catalogue.get(code);
}

export function allProblems(): Problem[] {
  return [...catalogue.values()].sort((a, b) => a.code.localeCompare(b.code));
}

export interface RefusalDetails {
  /** One sentence about this occurrence. */
  detail?: string;
  /** Members that the problem type adds to the answer. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/** An expected refusal: typed, with data, and without any knowledge of HTTP beyond its catalogue entry. */
export class DomainError extends Error {
  readonly extra: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly problem: Problem,
    { detail, extra, retryAfterSeconds }: RefusalDetails = {},
  ) {
    super(detail ?? problem.explanation);
    this.name = 'DomainError';
    this.extra = extra ?? {};
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
