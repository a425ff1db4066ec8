import { spawn } from 'node:child_process';

const SIGN_OF_LIFE_MS = 10_000;
const children = new Set();

/** Something about the machine has to change; the message says what to do about it. */
export class SetupError extends Error {}

/** Tells what takes long while it takes long, and how long it took. */
export async function step(title, work) {
  const began = performance.now();
  // On stderr, because stdout is for Frontrow's own lines.
  process.stderr.write(`  ${title} ...\n`);
  const seconds = () => (performance.now() - began) / 1000;
  const sign = setInterval(
    () => process.stderr.write(`  ${title}: ${seconds().toFixed(0)} s ...\n`),
    SIGN_OF_LIFE_MS,
  );
  try {
    const result = await work();
    process.stderr.write(`  ${title}: done in ${seconds().toFixed(1)} s\n`);
    return result;
  } finally {
    clearInterval(sign);
  }
}

/**
 * Runs a program to its end and resolves to `{ code, output }`; never rejects for an exit code.
 * `onStart` is told the process id.
 */
export function run(program, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    if (child.pid !== undefined) onStart?.(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
    child.once('error', error => {
      children.delete(child);
      reject(error);
    });
    child.once('close', code => {
      children.delete(child);
      resolve({ code, output });
    });
  });
}

/** Until the server takes over, a signal ends the programs that the set-up runs, and then the set-up. */
export function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const handler = () => {
      // Another listener is the server's: from then on a signal is its business.
      if (process.listenerCount(signal) > 1) return;
      for (const child of children) child.kill('SIGTERM');
      process.exit(0);
    };
    process.on(signal, handler);
  }
}

/** Errors of the server whose message says all, so that a stack trace would only hide it. */
const FOR_PEOPLE = ['EmbeddedServerError', 'ConfigError'];

/** Ends the set-up with the message of a SetupError, or with all there is to know of another error. */
export function giveUp(error) {
  const known = error instanceof SetupError || FOR_PEOPLE.includes(error?.name);
  console.error(`\nFrontrow cannot start.\n${known ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
