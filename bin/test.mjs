import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { forgetSettings, runJest } from './setup/jest.mjs';
import { ensureNginx } from './setup/nginx.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');
forgetSettings();
try {
  endOnSignals();
  const programs = Promise.allSettled([ensureRedis(), ensureChromium(), ensureNginx()]);
  await ensureDependencies(ROOT);
  await ensureBuilt();
  const got = await programs;
  const failure = got.find(({ status }) => status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  const [, { value: chromium }, { value: nginx }] = got;
  if (chromium === undefined) process.env.FRONTROW_BROWSER = 'off';
  else process.env.CHROMIUM_PATH = chromium;
  if (nginx === undefined) process.env.FRONTROW_EDGE = 'off';
  else process.env.NGINX_PATH = nginx;
} catch (error) {
  giveUp(error);
}
process.exit(await runJest(process.argv.slice(2)));
