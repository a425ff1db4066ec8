import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { machine, type Report, writeDocument, writeJson } from './harness/document.js';
import { type ProfiledRow, profile } from './harness/profile.js';
import { type Line, lineOf, plainTable } from './harness/report.js';
import { measure, type Pace, type Row } from './harness/row.js';
import { ROOT, Stage } from './harness/stage.js';
import { availability } from './rows/availability.js';
import { bookings } from './rows/bookings.js';
import { holdFree } from './rows/hold-free.js';
import { holdTaken } from './rows/hold-taken.js';
import { start } from './rows/start.js';

/** Bookings leave work behind that goes on for a while, so they come after what it would disturb. */
const ROWS: Row[] = [holdFree, holdTaken, availability, bookings, start];
const PACE: Pace = { rounds: 3, seconds: 3, warmSeconds: 2 };
const QUICK: Pace = { rounds: 2, seconds: 1, warmSeconds: 1 };
const HELP = `npm run bench -- [options]

  --quick         fewer and shorter rounds: a first impression
  --only a,b      only these rows: ${ROWS.map(row => row.name).join(', ')}
  --rounds n      rounds of each row (${PACE.rounds})
  --profile       say where the product's time goes
  --write         measure all, profile, and write docs/performance.md`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});

if (options.help) {
  console.log(HELP);
} else {
  try {
    await bench();
  } catch (error) {
    say(
      `\nThe bench has failed.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    process.exitCode = 1;
  }
}
process.exit();

async function bench(): Promise<void> {
  const rows = chosenRows();
  const pace = { ...(options.quick ? QUICK : PACE) };
  if (options.rounds !== undefined) pace.rounds = Number(options.rounds);
  say('  Starting Postgres, Redis, the product and the ceilings ...');
  const stage = await Stage.open();
  const interrupt = (): void => void stage.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, interrupt);
  }
  try {
    const lines: Line[] = [];
    for (const row of rows) lines.push(...(await linesOf(row, stage, pace)));
    const profiles: ProfiledRow[] = [];
    if (options.profile || options.write) {
      for (const row of rows.filter(({ isProfiled }) => isProfiled)) {
        say(`  ${row.title}: where the time goes ...`);
        profiles.push(await profile(stage, row, pace));
      }
    }
    const at = new Date().toISOString();
    tell({ at, machine: machine(), pace, lines, profiles });
  } finally {
    await stage.close();
  }
}

function chosenRows(): Row[] {
  const names = options.only?.split(',');
  if (names === undefined) return ROWS;
  if (options.write) throw new Error('--write needs all rows: leave --only out.');
  return names.map(name => {
    const row = ROWS.find(one => one.name === name);
    if (row === undefined) throw new Error(`There is no row ${name}.\n${HELP}`);
    return row;
  });
}

async function linesOf(row: Row, stage: Stage, given: Pace): Promise<Line[]> {
  const pace = { ...given, rounds: Math.min(given.rounds, row.mostRounds ?? given.rounds) };
  say(`  ${row.title}: getting ready ...`);
  const prepared = await row.prepare(stage, pace);
  const measured = await measure(prepared, pace, round =>
    say(`  ${row.title}: round ${round} of ${pace.rounds} ...`),
  );
  return prepared.results(measured).map(result => lineOf(row.name, result));
}

function tell(report: Report): void {
  console.log(`\n${report.machine}\n\n${plainTable(report.lines)}\n`);
  for (const { row, owners } of report.profiles) {
    const shares = owners.slice(0, 8).map(({ owner, share }) => `${owner} ${Math.round(share * 100)} %`);
    console.log(`${row}: ${shares.join(', ')}`);
  }
  const missed = report.lines.filter(line => line.verdict === 'missed').length;
  if (missed > 0) console.log(`${missed} of ${report.lines.length} goals are missed.`);
  console.log(`All values: ${writeJson(ROOT, report)}`);
  if (options.write) writeDocument(ROOT, report);
}
