import { algorithmOf, type DrawAlgorithm, drawKey } from '../draw/commitment.rules.js';
import type { DrawCrypto } from '../draw/draw-crypto.js';

/** A public number that a draw mixes in. */
export interface Announcement {
  /** What it is and where everybody can look it up, for example a lottery or a drand round with its chain. */
  source: string;
  announcedAt: Date;
  /** Null until it is known. */
  value: { text: string; publishedAt: Date; root: Buffer } | null;
  /** Why it was given up; null while it was not. */
  abandonedBecause: string | null;
  /** When it was entered or given up. */
  settledAt: Date | null;
}

/** The draw waits for it. */
export function isAwaited(announcement: Announcement | null): boolean {
  return announcement !== null && announcement.settledAt === null;
}

/** The way to draw: with the number, as long as it was not given up. */
export function algorithmWith(announcement: Announcement | null): DrawAlgorithm {
  return algorithmOf(announcement !== null && announcement.abandonedBecause === null);
}

/** The key of a draw over `drawSize` entries; null while it waits for its number. */
export function keyOf(
  { seed, announcement, drawSize }: { seed: Buffer; announcement: Announcement | null; drawSize: number },
  crypto: Pick<DrawCrypto, 'sha256'>,
): Uint8Array | null {
  if (isAwaited(announcement)) return null;
  const value = announcement?.value ?? null;
  if (value === null) return seed;
  return drawKey({ seed, randomness: value.text, root: value.root, drawSize }, crypto);
}

export interface Times {
  now: number;
  /** From when on one can join, and when the set is closed; milliseconds since 1970. */
  drawOpensAt: number;
  opensAt: number;
}

/**
 * Whether this source may be announced now: a first one until the opening, another one in its place only while
 * nobody can have joined, none once the draw is made or the first was given up.
 */
export function mayAnnounce(
  present: Announcement | null,
  source: string,
  { now, drawOpensAt, opensAt }: Times,
): boolean {
  if (now >= opensAt || (present !== null && present.settledAt !== null)) return false;
  return present === null || present.source === source || now < drawOpensAt;
}
