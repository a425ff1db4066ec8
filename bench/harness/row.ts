import type { Stage } from './stage.js';

export interface Pace {
  rounds: number;
  /** How long each leg of a round lasts. */
  seconds: number;
  /** How long each leg runs before anything counts. */
  warmSeconds: number;
}

/** One thing that is measured once a round; resolves to a rate per second, or to what the row says. */
export type Leg = (seconds: number) => Promise<number>;

/** Values by leg, one a round. */
export type Measured<Name extends string> = Record<Name, number[]>;

export type Goal = { atLeast: number } | { atMost: number };

export interface Result {
  what: string;
  unit: 'ratio' | 'per minute' | 'ms' | 'MB';
  /** One a round. */
  values: number[];
  goal?: Goal;
  /** What the value was made from, for people. */
  from: string;
}

export interface PreparedRow {
  legs: Record<string, Leg>;
  needsWarmUp: boolean;
  results(measured: Measured<string>): Result[];
}

/** One row of the table: a file of its own in bench/rows. */
export interface Row {
  name: string;
  title: string;
  /** Has a leg `product` whose time is worth taking apart. */
  isProfiled: boolean;
  /** Less than the pace says, for a row whose rounds take long. */
  mostRounds?: number;
  prepare(stage: Stage, pace: Pace): Promise<PreparedRow>;
}

/** Runs the legs by turns, so that what else the machine does in the meantime meets them all. */
export async function measure(
  { legs, needsWarmUp }: PreparedRow,
  pace: Pace,
  onRound: (round: number) => void,
): Promise<Measured<string>> {
  const entries = Object.entries(legs);
  if (needsWarmUp) for (const [, leg] of entries) await leg(pace.warmSeconds);
  const measured: Measured<string> = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 1; round <= pace.rounds; round += 1) {
    onRound(round);
    for (const [name, leg] of entries) measured[name]?.push(await leg(pace.seconds));
  }
  return measured;
}

/** The ratio of two legs, round by round. */
export function ratioOf(
  what: string,
  [over, overName]: [number[] | undefined, string],
  [under, underName]: [number[] | undefined, string],
  atLeast: number,
): Result {
  const values = (over ?? []).map((value, round) => value / (under?.[round] ?? NaN));
  const from = `${overName} ${rate(median(over ?? []))}, ${underName} ${rate(median(under ?? []))}`;
  return { what, unit: 'ratio', values, goal: { atLeast }, from };
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
