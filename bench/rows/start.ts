import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/embedded/index.js';
import { Product } from '../harness/product.js';
import type { Leg, Row } from '../harness/row.js';
import { ROOT } from '../harness/stage.js';

/** By then it has given back what its start took. */
const IDLE_MS = 30_000;
const LOOK_EVERY_MS = 500;
const DEMO_WITHIN_MS = 300_000;
const READY_WITHIN_MS = 6_000;
const MEMORY_MB = 200;
const MOST_ROUNDS = 2;

/** What `npm start` does with dependencies and build in place: on an empty folder, and on its own data again. */
export const start: Row = {
  name: 'start',
  title: 'Start',
  rounds: pace => Math.min(MOST_ROUNDS, pace.rounds),
  prepare: () =>
    Promise.resolve({
      needsWarmUp: false,
      legs: measureStarts(),
      results: ({ first = [], again = [], memory = [] }) => [
        {
          ...{ what: 'ready after a first start, with demo data', unit: 'ms', values: first },
          ...{ goal: { atMost: READY_WITHIN_MS }, from: 'embedded Postgres and Redis made anew' },
        },
        {
          ...{ what: 'ready after a later start', unit: 'ms', values: again },
          ...{ goal: { atMost: READY_WITHIN_MS }, from: 'embedded Postgres and Redis' },
        },
        {
          ...{ what: 'memory of the idle process', unit: 'MB', values: memory },
          ...{
            goal: { atMost: MEMORY_MB },
            from: `resident, ${IDLE_MS / 1000} s after the demo was complete`,
          },
        },
      ],
    }),
};

/** Three legs of one start after another: each round makes its folder, uses it again, and removes it. */
function measureStarts(): Record<'first' | 'again' | 'memory', Leg> {
  let folder = '';
  let resident = 0;
  return {
    first: async () => {
      folder = mkdtempSync(join(tmpdir(), 'frontrow-bench-'));
      // Closed to everybody else as it comes, and root's Postgres is somebody else.
      chmodSync(folder, 0o755);
      return { value: await startOnce(folder) };
    },
    again: async () => {
      try {
        const again = await startOnce(folder, async product => {
          await demoIsComplete(product);
          await sleep(IDLE_MS);
          resident = residentMb(product.pid);
        });
        return { value: again };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    memory: () => Promise.resolve({ value: resident }),
  };
}

async function startOnce(
  dataDir: string,
  whileItRuns: (product: Product) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const port = String(await freePort());
  const env = { DATA_DIR: dataDir, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'info' };
  const product = await Product.start(['bin/start.mjs'], env, ROOT);
  try {
    await whileItRuns(product);
    return product.readyAfterMs;
  } finally {
    await product.stop();
  }
}

/** A start goes on with the demo that the one before has begun; until then the process is not idle. */
async function demoIsComplete(product: Product): Promise<void> {
  const until = performance.now() + DEMO_WITHIN_MS;
  while (!product.said().includes('The demo is complete')) {
    if (performance.now() > until) throw new Error(`The demo is not complete.\n${product.said()}`);
    await sleep(LOOK_EVERY_MS);
  }
}

function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes ?? NaN) / 1024;
}
