import { invariant } from '../../platform/assert.js';
import { concat, uint64, utf8 } from './bytes.rules.js';
import type { Hmac } from './draw-crypto.js';

/** As many as an entry's index can be: halves of 16 bits, so all arithmetic stays exact. */
export const MAX_DRAW_SIZE = 2 ** 32;
/** NIST SP 800-38G takes 10 for FF1; two more cost nothing here. */
const ROUNDS = 12;
const DOMAIN = utf8('frontrow-draw-v1');
const SIZE_BYTES = 8;
const ROUND_BYTES = 1;
const HALF_BYTES = 4;
const UNKNOWN = -1;

/** Who comes when: a one-to-one mapping of 1..size to itself. */
export interface Permutation {
  /** The rank, from 1, of the entry with this index, from 1. */
  rankOf: (index: number) => number;
  /** The index of the entry with this rank. */
  indexAt: (rank: number) => number;
}

/**
 * The keyed permutation `feistel-hmac-sha256-v1`: a balanced Feistel network (Luby and Rackoff 1988, the idea of NIST
 * SP 800-38G) on the smallest even number of bits that holds `size` values, with cycle walking down to exactly `size`
 * (Black and Rogaway 2002, "Ciphers with arbitrary finite domains"). Nothing is ever reduced by a remainder, so no
 * rank is favoured. `/docs/draw` has the layout to the byte.
 *
 * A half has 16 bits at most, so the outputs of a round are remembered as they are asked for: a whole draw of a
 * million costs 12 x 1,024 MACs, one single rank about 12.
 * @param size how many take part, 1 to 2^32
 */
export function permutationOf(hmac: Hmac, size: number): Permutation {
  invariant(Number.isInteger(size) && size >= 1 && size <= MAX_DRAW_SIZE, 'a draw has 1 to 2^32 entries');
  const halfBits = halfBitsFor(size);
  const base = 2 ** halfBits;
  const mask = base - 1;
  const outputOf = roundFunctions(hmac, size, halfBits);

  function forwards(value: number): number {
    let left = value >>> halfBits;
    let right = value & mask;
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = left ^ outputOf(round, right);
      left = right;
      right = next;
    }
    return left * base + right;
  }

  function backwards(value: number): number {
    let left = value >>> halfBits;
    let right = value & mask;
    for (let round = ROUNDS - 1; round >= 0; round -= 1) {
      const before = right ^ outputOf(round, left);
      right = left;
      left = before;
    }
    return left * base + right;
  }

  /** Ends: the cycle that a value lies on leads back below `size`, to the value itself at the latest. */
  function walk(from: number, step: (value: number) => number): number {
    invariant(Number.isInteger(from) && from >= 1 && from <= size, 'an index or rank lies within 1..size');
    let value = step(from - 1);
    while (value >= size) value = step(value);
    return value + 1;
  }

  return { rankOf: index => walk(index, forwards), indexAt: rank => walk(rank, backwards) };
}

/** Half the bits of the smallest even number of bits that counts to `size`; at least 1. */
function halfBitsFor(size: number): number {
  let bits = 1;
  while (4 ** bits < size) bits += 1;
  return bits;
}

/**
 * The rounds' functions of half a value: the first `halfBits` bits of
 * HMAC(key, "frontrow-draw-v1" || size as 8 bytes || round as 1 byte || half as 4 bytes), big endian.
 */
function roundFunctions(hmac: Hmac, size: number, halfBits: number): (round: number, half: number) => number {
  const known = new Int32Array(ROUNDS << halfBits).fill(UNKNOWN);
  // One message, written over again and again: a MAC costs less than making it anew.
  const message = concat([DOMAIN, uint64(size), new Uint8Array(ROUND_BYTES + HALF_BYTES)]);
  const roundAndHalf = new DataView(message.buffer, DOMAIN.length + SIZE_BYTES);
  return (round, half) => {
    const at = (round << halfBits) | half;
    const found = known[at] ?? UNKNOWN;
    if (found !== UNKNOWN) return found;
    roundAndHalf.setUint8(0, round);
    roundAndHalf.setUint32(ROUND_BYTES, half);
    const mac = hmac(message);
    const first16 = ((mac[0] ?? 0) << 8) | (mac[1] ?? 0);
    const output = first16 >>> (16 - halfBits);
    known[at] = output;
    return output;
  };
}
