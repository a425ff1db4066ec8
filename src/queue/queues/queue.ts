import type { CallMemory } from '../calls/call.rules.js';
import type { Grace } from '../calls/grace.rules.js';
import type { Presence } from '../heartbeats/presence.rules.js';
import type { Slowing } from '../now-serving/slowing.rules.js';
import type { Announcement } from '../randomness/announcement.rules.js';

/** What the leader remembers from step to step. */
export type QueueMemory = CallMemory & { grace: Grace; presence: Presence; slowing: Slowing };

/** A queue as Postgres has it. */
export interface Queue {
  performanceId: string;
  /** 32 bytes; secret until the draw is frozen. */
  seed: Buffer;
  /** SHA-256 of the seed in hex, public from the beginning. */
  commitment: string;
  /** Null until the draw is frozen; from then on entries up to it have a drawn rank. */
  drawSize: number | null;
  frozenAt: Date | null;
  /** The public number that the draw mixes in; null where none was announced. */
  announcement: Announcement | null;
  /** What ranks are drawn with; null until the draw is frozen and its public number known or given up. */
  drawKey: Uint8Array | null;
  /** The highest index known to be given out. */
  issued: number;
  nowServing: number;
  memory: Partial<QueueMemory>;
  callsPaused: boolean;
  claimsPaused: boolean;
  isDraining: boolean;
  message: string | null;
  epoch: number;
  /** No index above it was ever given out. */
  ceiling: number;
  /** How many may be inside, for a sale in a pool; null before it was told. */
  share: number | null;
  /** Of the share; it only grows. */
  shareVersion: number;
  /** From which index on each epoch counts. */
  epochs: { epoch: number; fromIndex: number; at: string }[];
  /** Indices that nobody may have: skipped when Redis was lost. */
  voidRanges: [fromIndex: number, toIndex: number][];
}
