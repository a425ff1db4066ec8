import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { forgetSettings, runJest } from './setup/jest.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');
forgetSettings();
try {
  endOnSignals();
  const programs = Promise.allSettled([ensureRedis(), ensureChromium()]);
  await ensureDependencies(ROOT);
  await ensureBuilt();
  const [redis, chromium] = await programs;
  if (redis.status === 'rejected') throw redis.reason;
  if (chromium.status === 'rejected') throw chromium.reason;
  if (chromium.value === undefined) process.env.FRONTROW_BROWSER = 'off';
  else process.env.CHROMIUM_PATH = chromium.value;
} catch (error) {
  giveUp(error);
}
process.exit(await runJest(process.argv.slice(2)));
