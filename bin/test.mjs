import './setup/node.mjs';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
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
process.exit(await runJest());

/** Settings of the shell must not lead a test to a real database, shop or mailbox. */
function forgetSettings() {
  const example = readFileSync(resolve(ROOT, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  for (const name of [...names, 'NODE_ENV']) Reflect.deleteProperty(process.env, name);
}

/** Runs Jest to its end and resolves to its exit code; a signal is passed on, so that Jest cleans up. */
function runJest() {
  const options = [
    process.env.NODE_OPTIONS,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ];
  const child = spawn(
    process.execPath,
    [resolve(ROOT, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' ') },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise(done => {
    child.once('error', () => done(1));
    child.once('exit', (code, signal) => done(signal === null ? code : 1));
  });
}
