import { type Goal, median, type Result } from './row.js';

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

/** @throws when a value is missing, because a table with a hole says nothing */
export function lineOf(row: string, { what, unit, values, goal, from }: Result): Line {
  if (values.length === 0 || values.some(value => !Number.isFinite(value) || value <= 0)) {
    throw new Error(`"${what}" has no value in at least one round: ${values.join(', ') || 'none'}.`);
  }
  const middle = median(values);
  return {
    ...{ row, what, unit, median: middle, lowest: Math.min(...values), highest: Math.max(...values), values },
    ...{ goal: goal ?? null, verdict: verdictOf(middle, goal), from },
  };
}

function verdictOf(value: number, goal: Result['goal']): Line['verdict'] {
  if (goal === undefined) return 'for scale';
  const isReached = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
  return isReached ? 'reached' : 'missed';
}

function formatted(value: number, unit: Line['unit']): string {
  switch (unit) {
    case 'ratio':
      return `${value.toFixed(2)} x`;
    case 'per minute':
      return `${Math.round(value).toLocaleString('en')} / min`;
    case 'ms':
      return `${(value / 1000).toFixed(1)} s`;
    case 'MB':
      return `${Math.round(value)} MB`;
  }
}

export function cellsOf(line: Line): string[] {
  const { unit, goal } = line;
  const goalText =
    goal === null
      ? ''
      : 'atLeast' in goal
        ? `>= ${formatted(goal.atLeast, unit)}`
        : `<= ${formatted(goal.atMost, unit)}`;
  return [
    line.what,
    formatted(line.median, unit),
    `${formatted(line.lowest, unit)} to ${formatted(line.highest, unit)}`,
    goalText,
    line.verdict,
    line.from,
  ];
}

export const HEADINGS = ['What', 'Median', 'Spread', 'Goal', 'Verdict', 'From'];

/** For the terminal. */
export function plainTable(lines: Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(headings: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
