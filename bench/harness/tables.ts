import type { EffortLine } from './effort.js';
import type { LatencyLine, LatencySide } from './open-model.js';
import type { ProfiledRow } from './profile.js';
import type { Line } from './report.js';
import { median } from './row.js';

export interface Table {
  headings: string[];
  rows: string[][];
}

const BIGGEST = 6;

export function measuredTable(lines: Line[]): Table {
  return {
    headings: ['What', 'Median', 'Spread', 'Goal', 'Verdict', 'From'],
    rows: lines.map(line => {
      const { unit, goal } = line;
      return [
        line.what,
        formatted(line.median, unit),
        `${formatted(line.lowest, unit)} to ${formatted(line.highest, unit)}`,
        goal === null
          ? ''
          : 'atLeast' in goal
            ? `>= ${formatted(goal.atLeast, unit)}`
            : `<= ${formatted(goal.atMost, unit)}`,
        line.verdict,
        line.from,
      ];
    }),
  };
}

export function effortTable(efforts: EffortLine[]): Table {
  return {
    headings: ['What', 'Leg', 'Server, a request', 'Server, of a core', 'Load, a request', 'Load, of a core'],
    rows: efforts.map(({ row, leg, serverMicros, serverShare, loadMicros, loadShare }) => [
      ...[row, leg, micros(serverMicros), percent(serverShare), micros(loadMicros), percent(loadShare)],
    ]),
  };
}

export function latencyTable(latencies: LatencyLine[]): Table {
  const side = ({ p50, p90, p99, max }: LatencySide): string =>
    `${[p50, p90, p99, max].map(value => value.toFixed(1)).join(' / ')} ms`;
  return {
    headings: ['What', 'Arrivals', 'Product', 'Ceiling', 'p99, product / ceiling', 'Sent late', 'Refused'],
    rows: latencies.map(({ title, share, perSecond, product, ceiling, p99Ratios }) => [
      title,
      `${Math.round(perSecond).toLocaleString('en')}/s (${percent(share)})`,
      ...[side(product), side(ceiling), `${median(p99Ratios).toFixed(2)} x`],
      `${percent(product.lateShare)}, ${percent(ceiling.lateShare)}`,
      `${percent(product.refusedShare)}, ${percent(ceiling.refusedShare)}`,
    ]),
  };
}

export function profileTable(profiles: ProfiledRow[]): Table {
  return {
    headings: ['What', 'Busy', 'Biggest owners of the time'],
    rows: profiles.map(({ row, busy, owners }) => [
      row,
      percent(busy),
      owners
        .slice(0, BIGGEST)
        .map(({ owner, share }) => `${owner} ${percent(share)}`)
        .join(', '),
    ]),
  };
}

/** For the terminal. */
export function plainTable({ headings, rows }: Table): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  const line = (row: string[]): string => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  return all.map(row => line(row).trimEnd()).join('\n');
}

export function markdownTable({ headings, rows }: Table): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function formatted(value: number, unit: Line['unit']): string {
  switch (unit) {
    case 'ratio':
      return ratioText(value);
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'per minute':
      return `${Math.round(value).toLocaleString('en')} / min`;
    case 'per second':
      return `${Math.round(value).toLocaleString('en')} / s`;
    case 'count':
      return Math.round(value).toLocaleString('en');
    case 'ms':
      return `${(value / 1000).toFixed(1)} s`;
    case 'MB':
      return `${Math.round(value)} MB`;
    case 'KB':
      return `${Math.round(value)} KB`;
    case 'commands':
      return value.toFixed(4);
  }
}

/** Small ratios, of which less is better, need one place more. */
export function ratioText(value: number): string {
  return `${value.toFixed(value < 0.1 ? 3 : 2)} x`;
}

function micros(value: number | null): string {
  return value === null ? '' : `${value.toFixed(1)} µs`;
}

function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)} %`;
}
