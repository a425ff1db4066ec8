import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './harness/document.js';
import { say } from './harness/progress.js';
import { ROOT, Stage } from './harness/stage.js';
import { plainTable } from './harness/tables.js';
import { type Counted, type Finding, findingsOf } from './rehearsal/findings.rules.js';
import { perform } from './rehearsal/perform.js';
import { rehearsalPlot } from './rehearsal/plot.js';
import { HELP, readSettings, type RehearsalSettings } from './rehearsal/settings.js';

try {
  const settings = readSettings(process.argv.slice(2));
  if (settings === 'help') console.log(HELP);
  else await rehearse(settings);
} catch (error) {
  say(
    `\nThe rehearsal has failed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
process.exit();

async function rehearse(settings: RehearsalSettings): Promise<void> {
  say('  Starting Postgres, Redis and the product ...');
  const stage = await Stage.open();
  const interrupt = (): void => void stage.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, interrupt);
  }
  try {
    const counted = await perform(stage, settings);
    tell(counted, findingsOf(counted));
  } catch (error) {
    say(`  The product has written: ${stage.product.said()}`);
    throw error;
  } finally {
    await stage.close();
  }
}

/** @throws when a value is missing, as in the bench */
function tell(counted: Counted, findings: Finding[]): void {
  const at = new Date().toISOString();
  const folder = join(ROOT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `rehearsal-${at.replace(/[:.]/g, '-')}`);
  const report = { at, machine: machine(), findings, ...counted };
  writeFileSync(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${path}.svg`, rehearsalPlot(counted.diary, counted.settings));
  const verdict = ({ isReached }: Finding): string =>
    isReached === null ? '' : isReached ? 'reached' : 'missed';
  const headings = ['What', 'Found', 'Goal', 'Verdict'];
  const rows = findings.map(finding => [finding.what, finding.text, finding.goal, verdict(finding)]);
  console.log(`\n${report.machine}\n\n${plainTable({ headings, rows })}\n`);
  const answers = Object.entries(counted.answers).map(([what, count]) => [what, count.toLocaleString('en')]);
  console.log(`${plainTable({ headings: ['Answers', 'Count'], rows: answers })}\n`);
  console.log(`All values: ${path}.json\nThe curves: ${path}.svg`);
  const missing = findings.filter(({ value }) => !Number.isFinite(value));
  if (missing.length > 0) throw new Error(`No value: ${missing.map(({ what }) => what).join(', ')}.`);
}
