import './setup/node.mjs';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');

try {
  endOnSignals();
  const redis = ensureRedis();
  redis.catch(() => undefined);
  await ensureDependencies(ROOT);
  await ensureBuilt();
  await compileBench();
  await redis;
} catch (error) {
  giveUp(error);
}
await import('../dist/bench/main.js');

/** Into dist/bench, beside the very code that it measures; a fresh build of the server removes it. */
async function compileBench() {
  const { transformFile } = await import('@swc/core');
  const output = join(ROOT, 'dist', 'bench');
  rmSync(output, { recursive: true, force: true });
  const files = readdirSync(join(ROOT, 'bench'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async file => {
      const target = join(ROOT, 'dist', relative(ROOT, file)).replace(/\.ts$/, '.js');
      mkdirSync(dirname(target), { recursive: true });
      const { code } = await transformFile(file, {
        cwd: ROOT,
        configFile: join(ROOT, '.swcrc'),
        sourceMaps: 'inline',
      });
      writeFileSync(target, code);
    }),
  );
}
