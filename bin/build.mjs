import './setup/node.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureDependencies } from './setup/dependencies.mjs';
import { giveUp, step } from './setup/progress.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = ['src', 'migrations', 'views/islands', 'bin/build', '.swcrc', 'package-lock.json'];
const STAMP = join(ROOT, 'dist', '.built-from');

/**
 * Builds everything that a start needs, unless the last build was made from the very same sources.
 * Every file in bin/build is one step: its default export takes `{ root }` and returns a promise.
 * A step may export `inputs`, further paths whose content it depends on, and `outputs`, paths
 * without which the build counts as missing.
 */
export async function ensureBuilt() {
  const steps = await loadSteps();
  const inputs = [...SOURCES, ...steps.flatMap(({ inputs = [] }) => inputs)];
  const outputs = ['dist', ...steps.flatMap(({ outputs = [] }) => outputs)];
  const hash = hashOf(inputs);
  const complete = outputs.every(path => existsSync(join(ROOT, path)));
  if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  await step('Building', async () => {
    await Promise.all(steps.map(({ default: build }) => build({ root: ROOT })));
    writeFileSync(STAMP, hash);
  });
}

async function loadSteps() {
  const folder = join(import.meta.dirname, 'build');
  const names = readdirSync(folder).filter(name => name.endsWith('.mjs'));
  return Promise.all(names.sort().map(name => import(pathToFileURL(join(folder, name)).href)));
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of paths.flatMap(path => filesBelow(join(ROOT, path)))) {
    hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => filesBelow(join(path, entry.name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureDependencies(ROOT);
    await ensureBuilt();
  } catch (error) {
    giveUp(error);
  }
}
