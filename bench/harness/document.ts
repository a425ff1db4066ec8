import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ratioChart } from './chart.js';
import type { ProfiledRow } from './profile.js';
import { cellsOf, HEADINGS, type Line, markdownTable } from './report.js';
import type { Pace } from './row.js';

export interface Report {
  at: string;
  machine: string;
  pace: Pace;
  lines: Line[];
  profiles: ProfiledRow[];
}

const BIGGEST = 3;
const GIGABYTE = 1024 ** 3;

export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / GIGABYTE);
  return `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}`;
}

/** @returns the path of the file */
export function writeJson(root: string, report: Report): string {
  const folder = join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.at.replace(/[:.]/g, '-')}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

/** Puts the numbers between the marks of docs/performance.md and draws the chart; the text around stays. */
export function writeDocument(root: string, report: Report): void {
  writeFileSync(join(root, 'docs', 'performance.svg'), ratioChart(report.lines));
  const path = join(root, 'docs', 'performance.md');
  let text = readFileSync(path, 'utf8');
  text = between(text, 'measured', measuredPart(report));
  text = between(text, 'profiled', profiledPart(report.profiles));
  writeFileSync(path, text);
}

function between(text: string, mark: string, content: string): string {
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has lost its marks ${open} ... ${close}.`);
  return `${text.slice(0, from)}${open}\n\n${content}\n\n${text.slice(to)}`;
}

function measuredPart({ at, machine: where, pace, lines }: Report): string {
  const how = `${pace.rounds} rounds of ${pace.seconds} s a leg`;
  return [
    `Measured on ${at.slice(0, 10)}: ${where}; ${how}.`,
    '![Each ratio in units of its goal](performance.svg)',
    markdownTable(
      HEADINGS,
      lines.map(line => cellsOf(line)),
    ),
  ].join('\n\n');
}

function profiledPart(profiles: ProfiledRow[]): string {
  const rows = profiles.map(({ row, busy, owners }) => [
    row,
    percent(busy),
    ...owners.slice(0, BIGGEST).map(({ owner, share }) => `${owner} ${percent(share)}`),
  ]);
  return markdownTable(['What', 'Busy', 'First', 'Second', 'Third'], rows);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
