import { randomInt } from 'node:crypto';

const MAX_SEED = 2 ** 31;

/** A sequence of numbers that the same seed brings again. */
export class Random {
  private state: number;

  constructor(readonly seed: number) {
    // Mulberry32 by Tommy Ettinger: small, and even enough for choosing moments.
    this.state = seed >>> 0;
  }

  /** From 0 up to, but not with, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(items: readonly T[]): T {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  /** As many different ones, in random order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const [item] = left.splice(this.whole(0, left.length - 1), 1);
      return item as T;
    });
  }
}

/** What `FAULT_SEED` says, so that a row that failed can be run again as it was; else any. */
export function chooseSeed(): number {
  const given = process.env['FAULT_SEED'];
  return given === undefined || given === '' ? randomInt(MAX_SEED) : Number(given);
}
