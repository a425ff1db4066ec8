import { spawn } from 'node:child_process';

const children = new Set();

/** Something about the machine has to change; the message says what to do about it. */
export class SetupError extends Error {}

/** Tells what takes long while it takes long, and how long it took. */
export async function step(title, work) {
  const began = performance.now();
  process.stderr.write(`  ${title} ...\n`);
  const result = await work();
  process.stderr.write(`  ${title}: done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return result;
}

/**
 * Runs a program to its end and resolves to `{ code, output }`; never rejects for an exit code.
 * The output is shown as it comes with `show`, collected otherwise.
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    // What a tool prints is progress, and stdout is for Frontrow's own lines.
    const stdio = show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { ...options, stdio });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += chunk));
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
