import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { compileBeside } from './compile.mjs';
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
  await compileBeside('bench');
  await redis;
} catch (error) {
  giveUp(error);
}
await import('../dist/bench/rehearse.js');
