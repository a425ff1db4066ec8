import './setup/node.mjs';
import module from 'node:module';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');

try {
  endOnSignals();
  // Compiled code is kept between starts where Node can do that.
  module.enableCompileCache?.();
  const redis = process.env.REDIS_URL ? Promise.resolve() : ensureRedis();
  // The first failure is the one to tell; the other one must not be an unhandled rejection.
  redis.catch(() => undefined);
  await ensureDependencies(ROOT);
  await ensureBuilt();
  await redis;
} catch (error) {
  giveUp(error);
}

// In this very process: signals reach the server without anybody between who could lose them.
await import('../dist/src/main.js').catch(giveUp);
