import { bytesOfHex, hexOf } from '../../src/queue/draw/bytes.rules.js';
import { algorithmOf, commitmentTo, proofLevelOf } from '../../src/queue/draw/commitment.rules.js';
import { entryPosition, entryTexts } from '../../src/queue/draw/draw-entries.rules.js';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { type InclusionProof, inclusionProof, merkleRoot } from '../../src/queue/draw/merkle.rules.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';

/** An honest record of a draw. What is changed here is changed before anything is sealed. */
export function makeDrawRecord(more: Partial<DrawRecord> = {}): DrawRecord {
  // Null: sealed, but with the very seed that an open record has.
  const seed = more.seed ?? '5eed'.repeat(16);
  const randomness = more.randomness ?? null;
  const algorithm = algorithmOf(randomness !== null);
  const entries = {
    performanceId: '01932f3e-7c55-7a52-8e40-6f0d5b3c9a11',
    drawSize: 2_000,
    voidRanges: [[1_201, 1_400]] satisfies DrawRecord['voidRanges'],
    epochs: [
      { epoch: 1, fromIndex: 1 },
      { epoch: 2, fromIndex: 1_401 },
    ],
    ...more,
  };
  return {
    version: 1,
    algorithm,
    proofLevel: proofLevelOf(algorithm),
    commitment: commitmentTo(bytesOfHex(seed), nodeCrypto),
    seed,
    announcement:
      randomness === null
        ? null
        : {
            ...{ source: randomness.source, announcedAt: '2027-03-01T09:00:00.000Z' },
            ...{ abandonedAt: null, reason: null },
          },
    randomness,
    root: hexOf(merkleRoot(nodeCrypto.sha256, entryTexts(entries))),
    frozenAt: '2027-03-05T10:00:00.000Z',
    revealedAt: '2027-03-05T10:00:02.000Z',
    moves: entries.voidRanges.map(range => ({
      at: '2027-03-05T09:41:07.000Z',
      kind: 'void-range',
      count: range[1] - range[0] + 1,
      reason: 'Redis was restarted; numbers that might have been given out are not given out again.',
      range,
    })),
    ...entries,
  };
}

/** Public randomness such as a record has it, known half a minute after the freezing. */
export const SAMPLE_RANDOMNESS: NonNullable<DrawRecord['randomness']> = {
  text: '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20',
  source: 'the public lottery of 5 March 2027',
  publishedAt: '2027-03-05T10:00:30.000Z',
};

/** The proof of an index by a record. @param lie so many leaves beside it are proven instead */
export function makeInclusionProof(record: DrawRecord, index: number, lie = 0): InclusionProof {
  const position = (entryPosition(record, index) ?? 0) + lie;
  return inclusionProof(nodeCrypto.sha256, entryTexts(record), position);
}
