import type { Effort } from './effort.js';
import type { OpenModel } from './open-model.js';
import type { Stage } from './stage.js';

export interface Pace {
  rounds: number;
  /** How long each leg of a round lasts. */
  seconds: number;
  /** How long each leg runs before anything counts. */
  warmSeconds: number;
  /** The crowds that want the same few seats. */
  crowd: { shoppers: number; seeds: number };
  /** Queue entries of the rows that need as many as a great sale has. */
  entries: number;
}

export interface Reading {
  value: number;
  effort?: Effort;
}

/** One thing that is measured once a round: a rate per second, or what the row says. */
export type Leg = (seconds: number) => Promise<Reading>;

/** Values by leg, one a round. */
export type Measured = Record<string, number[]>;

export type Goal = { atLeast: number } | { atMost: number };

export interface Result {
  what: string;
  unit: 'ratio' | 'share' | 'per minute' | 'per second' | 'count' | 'ms' | 'MB' | 'KB' | 'commands';
  /** One a round. */
  values: number[];
  goal?: Goal;
  /** True: each of the values has to reach the goal, not only their median. */
  everyRound?: boolean;
  /** What the value was made from, for people. */
  from: string;
}

export interface PreparedRow {
  legs: Record<string, Leg>;
  needsWarmUp: boolean;
  /** Measured after the rounds, at shares of the rates that they have found. */
  open?: OpenModel[];
  results(measured: Measured): Result[];
  /** Puts back what `prepare` has changed of the stage. */
  after?(): Promise<void>;
}

/** One row of the table: a file of its own in bench/rows. */
export interface Row {
  name: string;
  title: string;
  /** Another name under which it is chosen, together with others. */
  group?: string;
  /** Legs whose time in the product is worth taking apart, with what they are called. */
  profiled?: Record<string, string>;
  /** As the pace says where it is absent. */
  rounds?(pace: Pace): number;
  prepare(stage: Stage, pace: Pace): Promise<PreparedRow>;
}

/** What a leg of requests comes to: its rate, and what it took. */
export function rateOf(effort: Effort): Reading {
  return { value: (effort.requests / effort.elapsedMs) * 1000, effort };
}

/** Runs the legs by turns, so that what else the machine does in the meantime meets them all. */
export async function measure(
  { legs, needsWarmUp }: PreparedRow,
  pace: Pace,
  onRound: (round: number) => void,
): Promise<{ measured: Measured; efforts: Map<string, Effort[]> }> {
  const entries = Object.entries(legs);
  if (needsWarmUp) for (const [, leg] of entries) await leg(pace.warmSeconds);
  const measured: Measured = Object.fromEntries(entries.map(([name]) => [name, []]));
  const efforts = new Map<string, Effort[]>();
  for (let round = 1; round <= pace.rounds; round += 1) {
    onRound(round);
    for (const [name, leg] of entries) {
      const { value, effort } = await leg(pace.seconds);
      measured[name]?.push(value);
      if (effort !== undefined) efforts.set(name, [...(efforts.get(name) ?? []), effort]);
    }
  }
  return { measured, efforts };
}

/** The ratio of two legs, round by round. Without a goal it is there for scale. */
export function ratioOf(
  what: string,
  [over, overName]: [number[] | undefined, string],
  [under, underName]: [number[] | undefined, string],
  goal?: Goal,
): Result {
  const values = (over ?? []).map((value, round) => value / (under?.[round] ?? NaN));
  const from = `${overName} ${rate(median(over ?? []))}, ${underName} ${rate(median(under ?? []))}`;
  return { what, unit: 'ratio', values, from, ...(goal === undefined ? {} : { goal }) };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function rate(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}
