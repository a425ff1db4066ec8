import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { compileBeside } from './compile.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';

try {
  endOnSignals();
  await ensureDependencies(resolve(import.meta.dirname, '..'));
  await ensureBuilt();
  await compileBeside('bench');
} catch (error) {
  giveUp(error);
}
await import('../dist/bench/best-available.js');
