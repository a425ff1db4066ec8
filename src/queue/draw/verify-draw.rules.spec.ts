import { makeDrawRecord, SAMPLE_RANDOMNESS } from '../../../test/support/draw-record.js';
import { nobleCrypto } from '../../../views/islands/draw/noble-crypto.js';
import type { DrawCrypto } from './draw-crypto.js';
import { entryCount, entryPosition, entryTexts } from './draw-entries.rules.js';
import type { DrawRecord } from './draw-record.js';
import { inclusionProof, isIncluded } from './merkle.rules.js';
import { nodeCrypto } from './node-crypto.js';
import { bytesOfHex } from './bytes.rules.js';
import { verifyDraw } from './verify-draw.rules.js';

const good = makeDrawRecord();
const mixed = makeDrawRecord({ randomness: SAMPLE_RANDOMNESS, revealedAt: '2027-03-05T10:00:31.000Z' });
const failing = (record: DrawRecord, crypto: DrawCrypto = nodeCrypto): string[] =>
  verifyDraw(record, crypto)
    .checks.filter(check => check.ok === false)
    .map(check => check.name);

describe('a draw', () => {
  it.each([
    ['an honest one', good],
    ['one with public randomness', mixed],
    [
      'one of a single fan',
      makeDrawRecord({ drawSize: 1, voidRanges: [], epochs: [{ epoch: 1, fromIndex: 1 }] }),
    ],
    ['one to which nobody came', makeDrawRecord({ drawSize: 0, voidRanges: [] })],
    ['one whose void range begins in it and ends beyond', makeDrawRecord({ voidRanges: [[1_990, 2_500]] })],
  ])('is verified: %s', (_what, record) => {
    expect(failing(record)).toEqual([]);
    expect(verifyDraw(record, nodeCrypto).verdict).toBe('verified');
  });

  it('comes out the same in a browser as on the server', () => {
    const entries = { entries: [1, 2, 1_999] };
    for (const record of [good, mixed]) {
      expect(verifyDraw(record, nobleCrypto, entries)).toEqual(verifyDraw(record, nodeCrypto, entries));
    }
  });

  const swaps: [string, Partial<DrawRecord>, string[]][] = [
    ['another seed', { seed: '5eee'.repeat(16) }, ['Commitment']],
    ['another commitment', { commitment: 'c0'.repeat(32) }, ['Commitment']],
    ['one entry more', { drawSize: 2_001 }, ['Merkle root']],
    ['one entry less', { drawSize: 1_999 }, ['Merkle root']],
    ['another root', { root: '00'.repeat(32) }, ['Merkle root']],
    ['a void range that grew', { voidRanges: [[1_201, 1_401]] }, ['Moves', 'Merkle root']],
    [
      'a void range that nobody told',
      {
        voidRanges: [
          [1_201, 1_400],
          [1_500, 1_500],
        ],
      },
      ['Moves', 'Merkle root'],
    ],
    ['no void range', { voidRanges: [] }, ['Moves', 'Merkle root']],
    ['void ranges out of order', { voidRanges: [[1_300, 1_201]] }, ['Entries', 'Moves', 'Merkle root']],
    ['another performance', { performanceId: 'another' }, ['Merkle root']],
    ['another epoch', { epochs: [{ epoch: 1, fromIndex: 1 }] }, ['Merkle root']],
    ['epochs that begin late', { epochs: [{ epoch: 1, fromIndex: 2 }] }, ['Entries', 'Merkle root']],
    ['a void range that was taken out with its move', { voidRanges: [], moves: [] }, ['Merkle root']],
    ['a seed shown before the freezing', { revealedAt: '2027-03-05T09:59:59.000Z' }, ['Order of events']],
    ['a seed of unknown date', { revealedAt: null }, ['Order of events']],
    ['more proof than there is', { proofLevel: 'operator-proof' }, ['Proof level']],
    ['randomness that is not used', { randomness: SAMPLE_RANDOMNESS }, ['Proof level']],
  ];

  it.each(swaps)('is refuted with %s', (_what, change, names) => {
    expect(failing({ ...good, ...change })).toEqual(names);
    expect(verifyDraw({ ...good, ...change }, nodeCrypto).verdict).toBe('refuted');
  });

  it('is refuted with randomness that was known before the freezing', () => {
    const early = { ...SAMPLE_RANDOMNESS, publishedAt: '2027-03-05T09:00:00.000Z' };
    expect(failing({ ...mixed, randomness: early })).toEqual(['Public randomness']);
  });

  const promised = { source: SAMPLE_RANDOMNESS.source, announcedAt: '2027-03-01T09:00:00.000Z' };
  it.each([
    ['a number that nobody announced', null],
    ['a number of another source', { ...promised, source: 'the weather', abandonedAt: null, reason: null }],
    [
      'a number that was announced too late',
      { ...promised, announcedAt: '2027-03-05T10:00:01.000Z', abandonedAt: null, reason: null },
    ],
    ['a number that was given up', { ...promised, abandonedAt: '2027-03-05T10:01:00.000Z', reason: 'Late.' }],
  ])('is refuted with %s', (_what, announcement) => {
    expect(failing({ ...mixed, announcement })).toEqual(['Announcement']);
  });

  it('that went on without its number says why, and claims no more than it proves', () => {
    const announcement = { ...promised, abandonedAt: '2027-03-05T10:01:00.000Z', reason: 'Late.' };
    const { verdict, checks } = verifyDraw({ ...good, announcement }, nodeCrypto);
    expect(verdict).toBe('verified');
    expect(checks.map(({ detail }) => detail).join(' ')).toContain(
      'given up at 2027-03-05 10:01:00 UTC: Late.',
    );
  });

  it('comes out otherwise with other randomness', () => {
    const ranks = (record: DrawRecord) =>
      verifyDraw(record, nodeCrypto, { entries: [1, 2, 3] })
        .checks.slice(-3)
        .map(check => check.detail);
    const other = makeDrawRecord({ ...mixed, randomness: { ...SAMPLE_RANDOMNESS, text: 'another' } });
    expect(ranks(other)).not.toEqual(ranks(mixed));
    expect(ranks(good)).not.toEqual(ranks(mixed));
  });

  it.each([
    ['a seed', { ...good, seed: null, revealedAt: null }],
    ['randomness', { ...mixed, randomness: null }],
  ])('cannot be told yet without %s, but what is public is checked', (_what, record) => {
    expect(verifyDraw(record, nodeCrypto).verdict).toBe('pending');
    expect(failing(record)).toEqual([]);
    expect(failing({ ...record, drawSize: 1_999 })).toEqual(['Merkle root']);
  });

  it('does not say that randomness was mixed in before it was', () => {
    const { checks } = verifyDraw({ ...mixed, randomness: null }, nodeCrypto);
    expect(checks.find(({ name }) => name === 'Proof level')?.ok).toBeNull();
  });

  it('is refuted when early and late do not come out alike', () => {
    // A "MAC" that is always zero makes each round swap the halves: one to one, but nothing is drawn.
    const lazy: DrawCrypto = { ...nodeCrypto, hmacOf: () => () => new Uint8Array(32) };
    expect(failing(good, lazy)).toEqual(['Evenness']);
  });

  it('says the rank of an entry, and what became of others', () => {
    const { places, verdict } = verifyDraw(good, nodeCrypto, { entries: [1, 1_300, 2_001] });
    expect(places).toEqual([
      { index: 1, rank: 817, detail: 'Drew rank 817 of 2,000.' },
      { index: 1_300, rank: null, detail: expect.stringContaining('void') },
      { index: 2_001, rank: 2_001, detail: expect.stringContaining('after the draw') },
    ]);
    // Asking for a number that nobody has says nothing against the draw.
    expect(verdict).toBe('verified');
    const secret = verifyDraw({ ...good, seed: null }, nodeCrypto, { entries: [1] });
    expect(secret.places).toEqual([{ index: 1, rank: null, detail: expect.stringContaining('secret') }]);
  });

  it('is held against the commitment that somebody noted', () => {
    const verdict = (commitment: string) => verifyDraw(good, nodeCrypto, { commitment }).verdict;
    expect(verdict(` ${good.commitment.toUpperCase()}\n`)).toBe('verified');
    expect(verdict('c0'.repeat(32))).toBe('refuted');
  });

  it('tells how far the checking is, never backwards, up to the end', () => {
    const shares: number[] = [];
    verifyDraw(makeDrawRecord({ drawSize: 30_000 }), nodeCrypto, { onProgress: share => shares.push(share) });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('the entries of a draw', () => {
  const entries = {
    performanceId: 'p',
    drawSize: 9,
    voidRanges: [
      [3, 4],
      [9, 12],
    ] as [number, number][],
    epochs: [
      { epoch: 1, fromIndex: 1 },
      { epoch: 5, fromIndex: 4 },
    ],
  };

  it('are all indices that somebody has, with their epoch', () => {
    const texts = ['p 1 1', 'p 1 2', 'p 5 5', 'p 5 6', 'p 5 7', 'p 5 8'];
    expect([...entryTexts(entries)]).toEqual(texts);
    expect(entryCount(entries)).toBe(texts.length);
    const positions = [1, 2, 3, 4, 5, 8, 9, 10, 0].map(index => entryPosition(entries, index));
    expect(positions).toEqual([0, 1, undefined, undefined, 2, 5, undefined, undefined, undefined]);
  });

  it('can each be shown to be in the root', () => {
    const position = entryPosition(good, 1_700) ?? -1;
    const proof = inclusionProof(nodeCrypto.sha256, entryTexts(good), position);
    expect(proof.leaf).toBe(`${good.performanceId} 2 1700`);
    expect(isIncluded(nodeCrypto.sha256, proof, bytesOfHex(good.root))).toBe(true);
  });
});
