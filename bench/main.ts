import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { machine, writeDocument, writeJson } from './harness/document.js';
import { profile } from './harness/profile.js';
import { say } from './harness/progress.js';
import type { Report } from './harness/report.js';
import type { Pace, Row } from './harness/row.js';
import { runRow } from './harness/run.js';
import { ROOT, Stage } from './harness/stage.js';
import {
  effortTable,
  latencyTable,
  measuredTable,
  plainTable,
  profileTable,
  type Table,
} from './harness/tables.js';
import { ROWS } from './rows/index.js';

const PACE: Pace = {
  rounds: 3,
  seconds: 3,
  warmSeconds: 2,
  entries: 1_000_000,
  crowd: { shoppers: 100_000, seeds: 10 },
};
const QUICK: Pace = {
  rounds: 2,
  seconds: 1,
  warmSeconds: 1,
  entries: 50_000,
  crowd: { shoppers: 20_000, seeds: 1 },
};
const GROUPS = [...new Set(ROWS.flatMap(({ group }) => group ?? []))];
const HELP = `npm run bench -- [row or group ...] [options]

  --quick         fewer and shorter rounds, smaller crowds: a first impression
  --only a,b      only these rows, as when they are named first: ${ROWS.map(row => row.name).join(', ')};
                  or all of a group: ${GROUPS.join(', ')}
  --rounds n      rounds of each row (${PACE.rounds})
  --entries n     queue entries for memory and draw (${PACE.entries})
  --crowd n       shoppers who want the same ten seats (${PACE.crowd.shoppers})
  --seeds n       different crowds (${PACE.crowd.seeds})
  --profile       say where the product's time goes
  --write         measure all, profile, and write docs/performance.md and bench/results/latest.json`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    crowd: { type: 'string' },
    entries: { type: 'string' },
    seeds: { type: 'string' },
  },
});

if (options.help) {
  console.log(HELP);
} else {
  try {
    await bench();
  } catch (error) {
    say(`\nThe bench has failed. ${textOf(error)}`);
    process.exitCode = 1;
  }
}
process.exit();

async function bench(): Promise<void> {
  const rows = chosenRows();
  const pace = chosenPace();
  say('  Starting Postgres, Redis, the product and the ceilings ...');
  const stage = await Stage.open();
  const interrupt = (): void => void stage.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, interrupt);
  }
  const report: Report = {
    ...{ at: new Date().toISOString(), machine: machine(), pace },
    ...{ lines: [], efforts: [], latencies: [], profiles: [] },
  };
  const failures: string[] = [];
  const attempt = async (row: Row, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The other rows are worth having all the same; the command fails at its end.
      failures.push(`${row.title}: ${textOf(error)}`);
      say(`  ${failures.at(-1) ?? ''}\n  The product has written: ${stage.product.said()}`);
    }
  };
  try {
    for (const row of rows) {
      await attempt(row, async () => {
        const { lines, efforts, latencies } = await runRow(row, stage, pace, say);
        report.lines.push(...lines);
        report.efforts.push(...efforts);
        report.latencies.push(...latencies);
      });
    }
    for (const row of rows.filter(({ profiled }) => profiled !== undefined)) {
      if (!options.profile && !options.write) break;
      await attempt(row, async () => {
        say(`  ${row.title}: where the time goes ...`);
        report.profiles.push(...(await profile(stage, row, pace)));
      });
    }
    tell(report);
    if (failures.length > 0) throw new Error(`Values are missing.\n${failures.join('\n')}`);
    if (options.write) write(report);
  } finally {
    await stage.close();
  }
}

function chosenRows(): Row[] {
  const names = [...positionals, ...(options.only?.split(',') ?? [])];
  if (names.length === 0) return ROWS;
  if (options.write) throw new Error('--write needs all rows: leave --only out.');
  for (const name of names) {
    if (!ROWS.some(row => isMeant(row, name))) throw new Error(`There is no row ${name}.\n${HELP}`);
  }
  return ROWS.filter(row => names.some(name => isMeant(row, name)));
}

function isMeant(row: Row, name: string): boolean {
  return row.name === name || row.group === name;
}

function chosenPace(): Pace {
  const pace = options.quick ? QUICK : PACE;
  const count = (text: string | undefined, otherwise: number): number => {
    const number = text === undefined ? otherwise : Number(text);
    if (!Number.isInteger(number) || number < 1) throw new Error(`${text ?? ''} is no number of anything.`);
    return number;
  };
  const { shoppers, seeds } = pace.crowd;
  return {
    ...pace,
    rounds: count(options.rounds, pace.rounds),
    entries: count(options.entries, pace.entries),
    crowd: { shoppers: count(options.crowd, shoppers), seeds: count(options.seeds, seeds) },
  };
}

function tell(report: Report): void {
  const show = (title: string, { headings, rows }: Table): void => {
    if (rows.length > 0) console.log(`${title}\n\n${plainTable({ headings, rows })}\n`);
  };
  console.log(`\n${report.machine}\n`);
  show('Results', measuredTable(report.lines));
  show('Latency when arrivals do not wait: p50 / p90 / p99 / max', latencyTable(report.latencies));
  show('Processor time', effortTable(report.efforts));
  show('Where the time goes', profileTable(report.profiles));
  const missed = report.lines.filter(line => line.verdict === 'missed').length;
  if (missed > 0) console.log(`${missed} of ${report.lines.length} goals are missed.`);
  console.log(`All values: ${writeJson(ROOT, report.at.replace(/[:.]/g, '-'), report)}`);
}

function write(report: Report): void {
  writeJson(ROOT, 'latest', report);
  writeDocument(ROOT, report);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
