import { readFileSync, writeFileSync } from 'node:fs';
import type { FaultResult } from '../harness/fault.js';

const BEGIN = '<!-- faults: written by npm run test:faults -- --write -->';
const END = '<!-- /faults -->';
const HEAD = [
  '#',
  'Fault',
  'How it is made',
  'Besides the common expectation',
  'Seed',
  'Proof that it struck',
];

/** Puts the results between the markers of the document; rows that did not run this time go away. */
export function writeTable(file: string, results: FaultResult[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no markers for the table.`);
  writeFileSync(file, `${before}${BEGIN}\n\n${table(results)}\n\n${END}${after}`);
}

export function table(results: FaultResult[]): string {
  const lines = results.toSorted(byRow).map(result => {
    const { row, title, inject, expect, seed, evidence, outcome, seconds } = result;
    return [row, title, inject, expect, seed, evidence.join('; '), outcome, `${seconds.toFixed(1)} s`];
  });
  const head = [...HEAD, 'Outcome', 'Time'];
  return [head, head.map(() => '---'), ...lines]
    .map(cells => `| ${cells.map(escaped).join(' | ')} |`)
    .join('\n');
}

function byRow(a: FaultResult, b: FaultResult): number {
  return Number.parseInt(String(a.row), 10) - Number.parseInt(String(b.row), 10);
}

function escaped(cell: string | number): string {
  return String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
