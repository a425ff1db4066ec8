import { concat, hexOf, uint32, uint64, utf8 } from './bytes.rules.js';
import type { DrawCrypto } from './draw-crypto.js';

/** The ways to draw. The second mixes in public randomness; the permutation is the same. */
export const ALGORITHMS = ['feistel-hmac-sha256-v1', 'feistel-hmac-sha256-v1+randomness'] as const;
export type DrawAlgorithm = (typeof ALGORITHMS)[number];

/**
 * What a draw proves. `tamper-evident`: nobody can change it afterwards unseen, but whoever runs the sale knew the
 * seed beforehand and could have looked who would win. `operator-proof`: public randomness that nobody could know
 * when the set was frozen went into the key, so nobody could look or choose.
 */
export const PROOF_LEVELS = ['tamper-evident', 'operator-proof'] as const;
export type ProofLevel = (typeof PROOF_LEVELS)[number];

const KEY_DOMAIN = 'frontrow-draw-key-v1';

/** Public before the opening: SHA-256 of the seed's 32 bytes in lower-case hex. */
export function commitmentTo(seed: Uint8Array, { sha256 }: Pick<DrawCrypto, 'sha256'>): string {
  return hexOf(sha256(seed));
}

export function algorithmOf(hasRandomness: boolean): DrawAlgorithm {
  return hasRandomness ? 'feistel-hmac-sha256-v1+randomness' : 'feistel-hmac-sha256-v1';
}

export function proofLevelOf(algorithm: DrawAlgorithm): ProofLevel {
  return algorithm === 'feistel-hmac-sha256-v1' ? 'tamper-evident' : 'operator-proof';
}

export interface DrawKeyParts {
  /** 32 bytes. */
  seed: Uint8Array;
  /** Public randomness as it was published, or null where none is used. */
  randomness: string | null;
  /** Merkle root of the entries, 32 bytes. */
  root: Uint8Array;
  drawSize: number;
}

/**
 * The key of the permutation. Without public randomness it is the seed. With it, SHA-256 over five parts, each behind
 * its length in bytes (4, big endian): "frontrow-draw-key-v1", seed, randomness in UTF-8, root, draw size (8, big
 * endian). The lengths make it impossible to move bytes from one part into the next.
 */
export function drawKey(
  { seed, randomness, root, drawSize }: DrawKeyParts,
  { sha256 }: Pick<DrawCrypto, 'sha256'>,
): Uint8Array {
  if (randomness === null) return seed;
  const parts = [utf8(KEY_DOMAIN), seed, utf8(randomness), root, uint64(drawSize)];
  return sha256(concat(parts.flatMap(part => [uint32(part.length), part])));
}
