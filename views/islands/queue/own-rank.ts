import { bytesOfHex } from '../../../src/queue/draw/bytes.rules.js';
import { commitmentTo, drawKey } from '../../../src/queue/draw/commitment.rules.js';
import { permutationOf } from '../../../src/queue/draw/permutation.rules.js';
import type { SaleLine } from '../../../src/queue/index.js';
import { nobleCrypto } from '../draw/noble-crypto.js';

/** The rank of an index, as anybody can compute it; null until the draw is made. */
export function rankOf(
  index: number,
  line: Pick<SaleLine, 'seed' | 'drawSize' | 'randomness' | 'root'>,
): number | null {
  const { seed, drawSize, randomness, root } = line;
  if (seed === null) return null;
  if (index > drawSize) return index;
  const mixed = { randomness: randomness?.text ?? null, root: bytesOfHex(root ?? '') };
  const key = drawKey({ seed: bytesOfHex(seed), drawSize, ...mixed }, nobleCrypto);
  return permutationOf(nobleCrypto.hmacOf(key), drawSize).rankOf(index);
}

/** Whether the published seed is the one that was sealed before. `sealed` is the commitment as it was seen first. */
export function sealOf(sealed: string, { seed }: Pick<SaleLine, 'seed'>): 'unknown' | 'holds' | 'broken' {
  if (seed === null) return 'unknown';
  return commitmentTo(bytesOfHex(seed), nobleCrypto) === sealed ? 'holds' : 'broken';
}
