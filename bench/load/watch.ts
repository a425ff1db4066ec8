import { setTimeout as sleep } from 'node:timers/promises';
import { arrive } from './arrivals.js';
import type { Job, WatchOutcome, WatchSource } from './job.js';
import { watchDeltas } from './watchers/deltas.js';
import { watchFull } from './watchers/full.js';
import { watchStream } from './watchers/stream.js';
import type { Watcher } from './watchers/watcher.js';

/** A map may be this old, so the last holds need not have arrived. */
const AT_MOST_BEHIND_MS = 2_000;

const SOURCES: Record<WatchSource, (port: number, path: string) => Promise<Watcher>> = {
  full: watchFull,
  stream: watchStream,
  deltas: watchDeltas,
};

/**
 * Watches a seat map while seats are being held, and counts the bytes.
 * @throws when the watcher has not seen what happened, because few bytes are easy when nothing comes
 */
export async function watch(job: Extract<Job, { kind: 'watch' }>): Promise<WatchOutcome> {
  const watcher = await SOURCES[job.source](job.holds.port, job.path);
  try {
    const before = watcher.bytes();
    const began = performance.now();
    const { done, refusedShare } = await arrive(job.holds);
    if (refusedShare > 0) throw new Error('Not every seat could be held.');
    await sleep(Math.max(0, began + job.holds.seconds * 1000 - performance.now()));
    const bytes = watcher.bytes() - before;
    const elapsedMs = performance.now() - began;
    const settled = done - Math.ceil((job.holds.perSecond * AT_MOST_BEHIND_MS) / 1000);
    const unseen = job.seatIndexes.slice(0, Math.max(1, settled)).filter(index => !watcher.seesTaken(index));
    if (unseen.length > 0) throw new Error(`The watcher by "${job.source}" missed ${unseen.length} holds.`);
    return { done: bytes, bytes, elapsedMs, firstBytes: watcher.firstBytes };
  } finally {
    watcher.close();
  }
}
