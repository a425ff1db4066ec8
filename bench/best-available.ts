import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { stadium, theatre } from '../src/inventory/index.js';
import { houseOf, SaleCourse, type SaleReport } from './best-available/sale.js';
import { timings } from './best-available/timing.js';

/** `npm run report:best-available [-- --write]`: sells whole houses in memory and says how well that went. */

const PAGE = join(import.meta.dirname, '../../docs/best-available.md');
const MEASURED = '<!-- measured -->';
const CROWD = 160;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const table = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`)
    .join('\n');

function saleRow({ house, askersAtOnce, split, ...report }: SaleReport): string[] {
  const { halfway, end } = report;
  return [
    ...[house.name, String(askersAtOnce), split ? 'yes' : 'no'],
    ...[percent(report.atFirstTry), String(report.mostTries), percent(halfway.further)],
    ...[percent(report.soldBeforeRefusal), percent(end.unsold), percent(end.single), percent(end.split)],
  ];
}

function report(): string {
  const large = houseOf(stadium());
  const houses = [houseOf(theatre()), large];
  const courses = houses.flatMap(house =>
    [1, CROWD].flatMap(askersAtOnce => [false, true].map(split => ({ house, askersAtOnce, split }))),
  );
  const sales = courses.map(course => {
    process.stderr.write(`  Selling the ${course.house.name} to ${course.askersAtOnce} at once ...\n`);
    return saleRow(new SaleCourse(course).run());
  });
  const heads = [
    ...[
      'House',
      'At once',
      'May be split',
      'Served at first try',
      'Most tries',
      'Further than best, half sold',
    ],
    ...['Sold at first refusal', 'Unsold at the end', 'Single', 'Parties split'],
  ];
  const times = timings(large).map(({ what, calm, rush }) => [what, calm.toFixed(0), rush.toFixed(0)]);
  return [
    table([heads, ...sales]),
    '',
    `Microseconds of one choice among ${large.index.seatCount.toLocaleString('en')} seats, the copy of the states included, medians:`,
    '',
    table([['What is asked', 'calm', 'rush'], ...times]),
    '',
  ].join('\n');
}

const text = report();
if (process.argv.includes('--write')) {
  const [head = ''] = readFileSync(PAGE, 'utf8').split(MEASURED);
  const page = `${head}${MEASURED}\n\n${text}`;
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
} else {
  console.log(text);
}
