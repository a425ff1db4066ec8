import type { EffortLine } from './effort.js';
import type { LatencyLine } from './open-model.js';
import type { ProfiledRow } from './profile.js';
import { type Goal, median, type Pace, type Result } from './row.js';

export interface Line {
  row: string;
  what: string;
  unit: Result['unit'];
  median: number;
  lowest: number;
  highest: number;
  values: number[];
  goal: Goal | null;
  verdict: 'reached' | 'missed' | 'for scale';
  from: string;
}

/** Everything that one run has found. */
export interface Report {
  at: string;
  machine: string;
  pace: Pace;
  lines: Line[];
  efforts: EffortLine[];
  latencies: LatencyLine[];
  profiles: ProfiledRow[];
}

/** A share may be nobody, and a cost nothing; a rate of nothing is something that has not run. */
const MAY_BE_NOTHING: Result['unit'][] = ['share', 'KB', 'commands'];

/** @throws when a value is missing, because a table with a hole says nothing */
export function lineOf(row: string, { what, unit, values, goal, everyRound, from }: Result): Line {
  const isMissing = (value: number): boolean =>
    !Number.isFinite(value) || (value <= 0 && !MAY_BE_NOTHING.includes(unit));
  if (values.length === 0 || values.some(isMissing)) {
    throw new Error(`"${what}" has no value in at least one round: ${values.join(', ') || 'none'}.`);
  }
  const middle = median(values);
  return {
    ...{ row, what, unit, median: middle, lowest: Math.min(...values), highest: Math.max(...values), values },
    ...{ goal: goal ?? null, verdict: verdictOf(everyRound === true ? values : [middle], goal), from },
  };
}

function verdictOf(judged: number[], goal: Result['goal']): Line['verdict'] {
  if (goal === undefined) return 'for scale';
  const reaches = (value: number): boolean =>
    'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
  return judged.every(reaches) ? 'reached' : 'missed';
}
