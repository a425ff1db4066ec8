/** Heartbeats are counted by windows of this length. */
export const WINDOW_SECONDS = 30;
/** The current window and four that are over, and one more, whose bitmap is forgotten before it is used again. */
export const WINDOWS_KEPT = 6;
/** A little more often than once a window, so that a page that is there is in each. */
export const HEARTBEAT_SECONDS = 25;
/** So many entries of a sale send heartbeats at most: a bitmap of 2.5 KB, and 800 requests a second. */
const MOST_SAMPLED = 20_000;

/**
 * One entry in so many sends heartbeats: everybody in a small sale. A power of two, so that it changes seldom while a
 * sale grows; what was counted with another one cannot be compared.
 */
export function samplingFor(issued: number): number {
  let every = 1;
  while (issued / every > MOST_SAMPLED) every *= 2;
  return every;
}

/** Nobody can choose an index, and a draw spreads indices evenly over the ranks. */
export function isSampled(index: number, every: number): boolean {
  return every > 0 && index % every === 0;
}

/** Where a sampled entry is in the bitmaps. */
export function bitOf(index: number, every: number): number {
  return index / every;
}

/** As Redis counts: the first bit of a byte is its highest. */
export function hasBit(bits: Uint8Array, bit: number): boolean {
  return (((bits[bit >> 3] ?? 0) << (bit & 7)) & 0x80) !== 0;
}
