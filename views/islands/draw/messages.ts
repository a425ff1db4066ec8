import type { Verification } from '../../../src/queue/draw/verify-draw.rules.js';

/** What the page asks its worker to do. */
export interface DrawQuestion {
  recordUrl: string;
  /** The fan's own index, or null. */
  index: number | null;
  /** The commitment that the fan noted; empty for none. */
  commitment: string;
}

/** What the worker says while it works, and at its end. */
export type DrawMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; verification: Verification }
  /** The record could not be had or read; `words` say why. */
  | { kind: 'failed'; words: string };
