import { nodeCrypto } from '../draw/node-crypto.js';
import { algorithmWith, type Announcement, isAwaited, keyOf, mayAnnounce } from './announcement.rules.js';

const seed = Buffer.alloc(32, 7);
const awaited: Announcement = {
  ...{ source: 'the lottery of Friday', announcedAt: new Date(0), value: null },
  ...{ abandonedBecause: null, settledAt: null },
};
const known: Announcement = {
  ...awaited,
  value: { text: '7 11 23', publishedAt: new Date(5), root: Buffer.alloc(32, 9) },
  settledAt: new Date(6),
};
const abandoned: Announcement = {
  ...awaited,
  abandonedBecause: 'No drawing took place.',
  settledAt: new Date(6),
};

describe('a draw with an announced public number', () => {
  it('has no key until the number is known, and one that nobody had before then', () => {
    expect(keyOf({ seed, announcement: awaited, drawSize: 9 }, nodeCrypto)).toBeNull();
    const key = keyOf({ seed, announcement: known, drawSize: 9 }, nodeCrypto);
    expect(key).toHaveLength(32);
    expect(key).not.toEqual(seed);
    expect(keyOf({ seed, announcement: known, drawSize: 10 }, nodeCrypto)).not.toEqual(key);
  });

  it('falls back to the seed alone, and says so, when the number is given up', () => {
    expect(keyOf({ seed, announcement: abandoned, drawSize: 9 }, nodeCrypto)).toBe(seed);
    expect([null, awaited, known, abandoned].map(algorithmWith)).toEqual([
      'feistel-hmac-sha256-v1',
      'feistel-hmac-sha256-v1+randomness',
      'feistel-hmac-sha256-v1+randomness',
      'feistel-hmac-sha256-v1',
    ]);
    expect([null, awaited, known, abandoned].map(isAwaited)).toEqual([false, true, false, false]);
  });
});

describe('what may be announced', () => {
  const at = (now: number, present: Announcement | null, source = 'another') =>
    mayAnnounce(present, source, { now, drawOpensAt: 10, opensAt: 20 });

  it('is a first number until the opening', () => {
    expect([9, 10, 19, 20].map(now => at(now, null))).toEqual([true, true, true, false]);
  });

  it('is another one in its place only while nobody can have joined', () => {
    expect([9, 10, 19, 20].map(now => at(now, awaited))).toEqual([true, false, false, false]);
    expect([10, 20].map(now => at(now, awaited, awaited.source))).toEqual([true, false]);
  });

  it('is nothing once one was given up', () => {
    expect([at(9, abandoned), at(9, abandoned, abandoned.source)]).toEqual([false, false]);
  });
});
