/**
 * Switches each guard off for a moment, in a copy, and expects a test to go red: a guard that no test misses is
 * not guarded itself.
 *
 *   npm run test:mutations [-- --only C2]
 */
import './setup/node.mjs';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GUARDS } from '../test/faults/mutations/guards.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { endOnSignals, giveUp, run } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const LEFT_OUT = new Set(['.git', '.data', '.cache', 'node_modules', 'dist', 'coverage']);
const { values: wanted } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const guards = GUARDS.filter(({ name }) => name.includes(wanted.only));

endOnSignals();
try {
  await ensureDependencies(ROOT);
  await ensureRedis();
} catch (error) {
  giveUp(error);
}
const copy = mkdtempSync(join(tmpdir(), 'frontrow-mutations-'));
process.exitCode = 1;
try {
  cpSync(ROOT, copy, { recursive: true, filter: source => !LEFT_OUT.has(basename(source)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if (await areGreen([...new Set(guards.flatMap(({ specs }) => specs))])) {
    const missed = [];
    for (const guard of guards) if (!(await isMissed(guard))) missed.push(guard.name);
    const words = missed.length === 0 ? 'each is missed by a test' : `nobody misses: ${missed.join('; ')}`;
    process.stdout.write(`${guards.length} guards switched off, ${words}.\n`);
    process.exitCode = missed.length === 0 && guards.length > 0 ? 0 : 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Red tests say something only when they are green with all guards on. */
async function areGreen(specs) {
  process.stdout.write(`All guards on: ${specs.length} specs ...\n`);
  const { code, output } = await test(specs);
  if (code !== 0) process.stderr.write(output);
  return code === 0;
}

/** Whether a test goes red without this guard. */
async function isMissed({ name, file, find, put, specs }) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(find).length !== 2) throw new Error(`${file} has no single "${find}" any more.`);
  writeFileSync(
    path,
    whole.replace(find, () => put),
  );
  const { code, output } = await test(specs);
  writeFileSync(path, whole);
  const red = /^Tests:.*\b(\d+) failed/m.exec(output)?.[1];
  const isRed = code !== 0 && red !== undefined;
  const what = isRed ? `${red} red` : code === 0 ? 'ALL GREEN' : 'did not run';
  process.stdout.write(`${isRed ? 'ok  ' : 'FAIL'}  without "${name}": ${what}\n`);
  if (!isRed) process.stderr.write(output.slice(-4_000));
  return isRed;
}

function test(specs) {
  return run(process.execPath, ['bin/test.mjs', ...specs], { cwd: copy });
}
