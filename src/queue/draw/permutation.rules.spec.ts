import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { nodeCrypto } from './node-crypto.js';
import { MAX_DRAW_SIZE, permutationOf } from './permutation.rules.js';

const keyOf = (number: number): Buffer => createHmac('sha256', 'tests').update(String(number)).digest();
const drawOf = (number: number, size: number) => permutationOf(nodeCrypto.hmacOf(keyOf(number)), size);
const ranksOf = (number: number, size: number): number[] => {
  const { rankOf } = drawOf(number, size);
  return Array.from({ length: size }, (_, at) => rankOf(at + 1));
};
/** Beyond this a chi-square figure comes once in 10,000 fair draws; keys are fixed, so it comes always or never. */
const suspicious = (degrees: number): number => degrees + 3.72 * Math.sqrt(2 * degrees) + 9;
const chiSquare = (counts: number[], expected: number): number =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

/** No MAC at all, but quick: that the mapping is one to one must not hang on how good the function is. */
function cheapMac(message: Uint8Array): Uint8Array {
  let hash = 2_166_136_261;
  for (let at = 22; at < message.length; at += 1) hash = Math.imul(hash ^ (message[at] ?? 0), 16_777_619);
  return Uint8Array.of(hash >>> 24, hash >>> 16);
}

/** What /docs/draw says, once more, slowly and in other words. */
function documentedRank(key: Buffer, size: number, index: number): number {
  let halfBits = 1n;
  while (1n << (2n * halfBits) < BigInt(size)) halfBits += 1n;
  let value = BigInt(index - 1);
  do {
    for (let round = 0; round < 12; round += 1) {
      const right = value & ((1n << halfBits) - 1n);
      const message = Buffer.alloc(29);
      message.write('frontrow-draw-v1', 'ascii');
      message.writeBigUInt64BE(BigInt(size), 16);
      message.writeUInt8(round, 24);
      message.writeUInt32BE(Number(right), 25);
      const mac = BigInt(`0x${createHmac('sha256', key).update(message).digest('hex')}`);
      value = (right << halfBits) | ((value >> halfBits) ^ (mac >> (256n - halfBits)));
    }
  } while (value >= BigInt(size));
  return Number(value) + 1;
}

describe('the permutation of a draw', () => {
  it.each([
    ['with HMAC-SHA-256, for every size to 1,500', 1_500, nodeCrypto.hmacOf(keyOf(1))],
    ['with any function in its place, for every size to 5,000', 5_000, cheapMac],
  ])(
    'gives every rank exactly once, and its inverse leads back, %s',
    (_what, largest, mac) => {
      const faults: string[] = [];
      for (let size = 1; size <= largest; size += 1) {
        const { rankOf, indexAt } = permutationOf(mac, size);
        const seen = new Uint8Array(size + 1);
        let given = 0;
        for (let index = 1; index <= size; index += 1) {
          const rank = rankOf(index);
          if (rank >= 1 && rank <= size && seen[rank] === 0) given += 1;
          seen[rank] = 1;
          if (size <= 1_500 && indexAt(rank) !== index) faults.push(`${size}: ${index} does not come back`);
        }
        if (given !== size) faults.push(`${size}: ${given} ranks`);
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );

  it.each([65_535, 65_536, 65_537, 100_003])('does so for %i', size => {
    expect(new Set(ranksOf(2, size)).size).toBe(size);
  });

  it('is what is documented, for sizes up to 2^32', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 2 ** 32 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (size, where, key) => {
          const index = Math.min(size, 1 + Math.floor(where * size));
          const { rankOf, indexAt } = permutationOf(nodeCrypto.hmacOf(key), size);
          expect(rankOf(index)).toBe(documentedRank(Buffer.from(key), size, index));
          expect(indexAt(rankOf(index))).toBe(index);
        },
      ),
      { numRuns: 150, seed: 20_261_128 },
    );
  });

  it('keeps to these vectors for ever', () => {
    const zero = nodeCrypto.hmacOf(new Uint8Array(32));
    expect(Array.from({ length: 10 }, (_, at) => permutationOf(zero, 10).rankOf(at + 1))).toEqual(
      VECTORS.ten,
    );
    expect([1, 2, 3, 1_000_000].map(permutationOf(zero, 1_000_000).rankOf)).toEqual(VECTORS.million);
    expect([1, 2 ** 32].map(permutationOf(zero, 2 ** 32).rankOf)).toEqual(VECTORS.largest);
  });

  it.each([2, 3, 4, 5, 6, 7, 10])(
    'favours nobody among %i: every order comes as often as any other',
    size => {
      const draws = 3_000;
      const counts = Array.from({ length: size * size }, () => 0);
      const pairs = Array.from({ length: size * (size - 1) }, () => 0);
      for (let number = 0; number < draws; number += 1) {
        const ranks = ranksOf(number, size);
        ranks.forEach((rank, at) => (counts[at * size + rank - 1] = (counts[at * size + rank - 1] ?? 0) + 1));
        // The first two together: a place that depends on another's would show here.
        const [first = 0, second = 0] = ranks;
        const pair = (first - 1) * (size - 1) + (second > first ? second - 2 : second - 1);
        pairs[pair] = (pairs[pair] ?? 0) + 1;
      }
      expect(chiSquare(counts, draws / size)).toBeLessThan(suspicious((size - 1) ** 2));
      expect(chiSquare(pairs, draws / pairs.length)).toBeLessThan(suspicious(pairs.length - 1));
    },
  );

  it('spreads each part of the line over the whole of it', () => {
    // 1,000 is no power of two: reducing by a remainder would favour the first ranks by a fifth and more.
    const counts = Array.from({ length: 100 }, () => 0);
    for (let number = 0; number < 200; number += 1) {
      ranksOf(number, 1_000)
        .slice(0, 100)
        .forEach(
          rank => (counts[Math.floor((rank - 1) / 10)] = (counts[Math.floor((rank - 1) / 10)] ?? 0) + 1),
        );
    }
    expect(chiSquare(counts, 200)).toBeLessThan(suspicious(99));
  });

  it('draws anew for another seed and for another size', () => {
    const key = keyOf(3);
    const flipped = Buffer.from(key);
    flipped[31] = (flipped[31] ?? 0) ^ 1;
    const ranks = (seed: Buffer, size: number) => {
      const { rankOf } = permutationOf(nodeCrypto.hmacOf(seed), size);
      return Array.from({ length: 10_000 }, (_, at) => rankOf(at + 1));
    };
    const same = (one: number[], other: number[]) => one.filter((rank, at) => rank === other[at]).length;
    // Of 10,000 about one keeps its rank by chance.
    expect(same(ranks(key, 10_000), ranks(flipped, 10_000))).toBeLessThan(8);
    expect(same(ranks(key, 10_000), ranks(key, 10_001))).toBeLessThan(8);
  });

  it.each([
    [0, 1],
    [MAX_DRAW_SIZE + 1, 1],
    [1.5, 1],
    [10, 0],
    [10, 11],
    [10, 1.5],
  ])('is refused for size %d and index %d', (size, index) => {
    expect(() => drawOf(1, size).rankOf(index)).toThrow('Invariant');
  });
});

const VECTORS = {
  ten: [3, 2, 1, 8, 9, 6, 4, 10, 7, 5],
  million: [23_941, 471_357, 897_639, 253_255],
  largest: [2_458_447_683, 195_222_215],
};
