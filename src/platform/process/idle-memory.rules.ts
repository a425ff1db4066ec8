/** With more to do than this, somebody could notice that all work stands still for a while. */
const IDLE_SHARE = 0.05;
/** Bytes. Less is not worth a collection, and is what an idle process gathers in a minute. */
const WORTH_IT = 32 * 2 ** 20;

/** @param utilization share of the time in which the event loop had something to do, 0 to 1 */
export function isIdle(utilization: number): boolean {
  return utilization < IDLE_SHARE;
}

/** Whether a collection of all garbage now gives back much. In bytes of V8's heap. */
export function isWorthCollecting({ heapTotal, heapUsed }: { heapTotal: number; heapUsed: number }): boolean {
  return heapTotal - heapUsed >= WORTH_IT;
}
