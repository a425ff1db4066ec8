/** How a process stands, since the last look. */
export interface Standing {
  /** Share of the time in which the event loop had something to do, 0 to 1. */
  utilization: number;
  /** Of V8's heap, in bytes. */
  heapTotal: number;
  heapUsed: number;
}

/** With more to do than this, somebody could notice that all work stands still for a while. */
const IDLE_SHARE = 0.05;
/** Bytes. Less is not worth a collection, and is what an idle process gathers in a minute. */
const WORTH_IT = 32 * 2 ** 20;

/** Whether a collection of all garbage now is noticed by nobody and gives back much. */
export function isWorthCollecting({ utilization, heapTotal, heapUsed }: Standing): boolean {
  return utilization < IDLE_SHARE && heapTotal - heapUsed >= WORTH_IT;
}
