import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Settings of the shell must not lead a test to a real database, shop or mailbox. */
export function forgetSettings() {
  const example = readFileSync(resolve(ROOT, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  for (const name of [...names, 'NODE_ENV']) Reflect.deleteProperty(process.env, name);
}

/** Runs Jest to its end and resolves to its exit code; a signal is passed on, so that Jest cleans up. */
export function runJest(args, environment = {}) {
  const options = [
    process.env.NODE_OPTIONS,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ];
  const child = spawn(process.execPath, [resolve(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...environment, NODE_OPTIONS: options.filter(Boolean).join(' ') },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise(done => {
    child.once('error', () => done(1));
    child.once('exit', (code, signal) => done(signal === null ? code : 1));
  });
}
