import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ratioChart } from './chart.js';
import type { Report } from './report.js';
import { effortTable, latencyTable, markdownTable, measuredTable, profileTable } from './tables.js';

const GIGABYTE = 1024 ** 3;

export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / GIGABYTE);
  return `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}`;
}

/** @param name of the file, without its ending @returns the path of the file */
export function writeJson(root: string, name: string, report: Report): string {
  const folder = join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

/** Puts the numbers between the marks of docs/performance.md and draws the chart; the text around stays. */
export function writeDocument(root: string, report: Report): void {
  writeFileSync(join(root, 'docs', 'performance.svg'), ratioChart(report.lines));
  const path = join(root, 'docs', 'performance.md');
  let text = readFileSync(path, 'utf8');
  const parts = {
    measured: measuredPart(report),
    latencies: markdownTable(latencyTable(report.latencies)),
    efforts: markdownTable(effortTable(report.efforts)),
    profiled: markdownTable(profileTable(report.profiles)),
  };
  for (const [mark, content] of Object.entries(parts)) text = between(text, mark, content);
  writeFileSync(path, text);
}

function between(text: string, mark: string, content: string): string {
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has lost its marks ${open} ... ${close}.`);
  return `${text.slice(0, from)}${open}\n\n${content}\n\n${text.slice(to)}`;
}

function measuredPart({ at, machine: where, pace, lines }: Report): string {
  const { rounds, seconds, crowd } = pace;
  const crowds = `${crowd.seeds} crowds of ${crowd.shoppers.toLocaleString('en')}`;
  return [
    `Measured on ${at.slice(0, 10)}: ${where}; ${rounds} rounds of ${seconds} s a leg, ${crowds}.`,
    '![Each ratio in units of its goal](performance.svg)',
    markdownTable(measuredTable(lines)),
  ].join('\n\n');
}
