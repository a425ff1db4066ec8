import './setup/node.mjs';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { compileBeside } from './compile.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { forgetSettings, runJest } from './setup/jest.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = resolve(ROOT, 'test/faults/results/latest.jsonl');
const { values: wanted } = parseArgs({
  options: {
    /** Rows by number: `--only 5,27a`. */
    only: { type: 'string' },
    seed: { type: 'string' },
    /** How many times row 2 kills. */
    kills: { type: 'string' },
    /** Writes the table of docs/reliability.md anew. */
    write: { type: 'boolean', default: false },
  },
});

forgetSettings();
try {
  endOnSignals();
  const redis = ensureRedis();
  redis.catch(() => undefined);
  await ensureDependencies(ROOT);
  await ensureBuilt();
  await redis;
} catch (error) {
  giveUp(error);
}
rmSync(RESULTS, { force: true });
const began = performance.now();
const code = await runJest(['--config', 'test/faults/jest.config.js', '--verbose', ...namesOf(wanted.only)], {
  FAULT_SUITE: 'all',
  FAULT_RESULTS: RESULTS,
  ...(wanted.seed === undefined ? {} : { FAULT_SEED: wanted.seed }),
  ...(wanted.kills === undefined ? {} : { FAULT_KILLS: wanted.kills }),
});
const results = existsSync(RESULTS)
  ? readFileSync(RESULTS, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  : [];
const held = results.filter(({ outcome }) => outcome === 'held').length;
const minutes = (performance.now() - began) / 60_000;
process.stdout.write(`${held} of ${results.length} faults held, in ${minutes.toFixed(1)} min.\n`);
if (wanted.write) {
  await compileBeside('test/faults/report');
  const { writeTable } = await import('../dist/test/faults/report/table.js');
  writeTable(resolve(ROOT, 'docs/reliability.md'), results);
}
process.exit(code);

/** Spec files are named by the number of their row: `05-flush.spec.ts`. */
function namesOf(only) {
  if (only === undefined) return [];
  const numbers = only.split(',').map(part => part.trim());
  return ['--testNamePattern', `^row (${numbers.join('|')}):`];
}
