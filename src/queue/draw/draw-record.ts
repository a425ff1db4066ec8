import type { DrawAlgorithm, ProofLevel } from './commitment.rules.js';

/** First and last index of a range, both in it. */
export type IndexRange = [from: number, to: number];

/** Everything that puts people ahead of others, or takes places away, is one of these. */
export const MOVE_KINDS = ['priority-tier', 'staff-pass', 'void-range', 'revocation'] as const;
export type DrawMoveKind = (typeof MOVE_KINDS)[number];

export interface DrawMove {
  /** RFC 3339. */
  at: string;
  kind: DrawMoveKind;
  /** How many people or places it concerned. */
  count: number;
  /** Why, in a sentence for the public. */
  reason: string;
  /** Of a void range: the indices that nobody has; otherwise null. */
  range: IndexRange | null;
}

export interface DrawRandomness {
  /** Exactly as it was published; it goes into the key letter by letter. */
  text: string;
  /** Where everybody can look it up, in words or as an address. */
  source: string;
  /** RFC 3339: before this nobody could know it. */
  publishedAt: string;
}

/** A public number that was promised before the opening. */
export interface DrawAnnouncement {
  /** What it is and where everybody can look it up. */
  source: string;
  announcedAt: string;
  /** When it was given up, and why; null while it was not. The draw then went by the seed alone. */
  abandonedAt: string | null;
  reason: string | null;
}

/**
 * The public record of one draw: all that anybody needs to check it. Hashes and the seed are lower-case hex, times
 * RFC 3339 in UTC. It exists from the freezing of the set on; seed and randomness are null until they are revealed.
 */
export interface DrawRecord {
  version: 1;
  performanceId: string;
  algorithm: DrawAlgorithm;
  proofLevel: ProofLevel;
  /** SHA-256 of the seed, published before the opening. */
  commitment: string;
  /** 32 bytes. */
  seed: string | null;
  /** Null where none was announced. */
  announcement: DrawAnnouncement | null;
  /** Null also where the algorithm uses none. */
  randomness: DrawRandomness | null;
  /** Entries with an index of 1 to this number take part. */
  drawSize: number;
  /** Indices that nobody has, in ascending order. They may lie beyond the draw. */
  voidRanges: IndexRange[];
  /** Which epoch's entries begin at which index, in ascending order; the first begins at 1. */
  epochs: { epoch: number; fromIndex: number }[];
  /** Merkle root of the entries that take part. */
  root: string;
  frozenAt: string;
  revealedAt: string | null;
  moves: DrawMove[];
}
