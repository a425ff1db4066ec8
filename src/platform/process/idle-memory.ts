import { performance } from 'node:perf_hooks';
import { isIdle, isWorthCollecting } from './idle-memory.rules.js';

/** V8 makes a young generation smaller only where little was allocated since the collection before: the second does it. */
const LOOK_EVERY_MS = 5_000;
/** In a pause of a rush memory stays as it is: a young generation that has to grow again slows its next seconds down. */
const IDLE_LOOKS = 3;

/**
 * Gives the memory of a start or a rush back once the process is idle. V8 does so only together with a collection of
 * all garbage, and an idle process makes too little garbage to cause one.
 * @param collect `--expose-gc` has one; without it everything stays as V8 leaves it
 * @returns what ends the looking
 */
export function giveBackWhenIdle(collect: (() => unknown) | undefined = globalThis.gc): () => void {
  if (collect === undefined) return () => undefined;
  let before = performance.eventLoopUtilization();
  let idleLooks = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    idleLooks = isIdle(utilization) ? idleLooks + 1 : 0;
    if (idleLooks >= IDLE_LOOKS && isWorthCollecting(process.memoryUsage())) collect();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
