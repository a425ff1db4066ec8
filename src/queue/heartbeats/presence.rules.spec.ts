import { type Heartbeats, newPresence, observed, type Waiting, withCame } from './presence.rules.js';
import { bitOf, hasBit, isSampled, samplingFor } from './sampling.rules.js';

const waiting: Waiting = { issued: 1_000, nowServing: 0, came: 0, rankOf: index => index };

/** A bitmap with these indices. */
function bitmap(indices: number[], every = 1): Uint8Array {
  const bits = new Uint8Array(200);
  for (const index of indices) {
    const bit = bitOf(index, every);
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  return bits;
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const beats = (...counts: [number, number, number, number]): Heartbeats => {
  const [a, b, c, d] = counts.map(count => bitmap(upTo(count)));
  const none = new Uint8Array();
  return { window: 9, every: 1, bits: [a ?? none, b ?? none, c ?? none, d ?? none] };
};

describe('the sample that sends heartbeats', () => {
  it('is everybody in a small sale, and twenty thousand at most', () => {
    expect([0, 1, 20_000].map(samplingFor)).toEqual([1, 1, 1]);
    expect(samplingFor(20_001)).toBe(2);
    for (const issued of [50_000, 1_000_000, 12_345_678]) {
      expect(issued / samplingFor(issued)).toBeLessThanOrEqual(20_000);
      expect(issued / samplingFor(issued)).toBeGreaterThan(10_000);
    }
  });

  it('has one bit for each, where Redis has it', () => {
    expect([64, 65, 128].map(index => isSampled(index, 64))).toEqual([true, false, true]);
    expect(isSampled(64, 0)).toBe(false);
    const bits = bitmap([64, 192], 64);
    expect([64, 128, 192].map(index => hasBit(bits, bitOf(index, 64)))).toEqual([true, false, true]);
    expect(hasBit(bits, 1e6)).toBe(false);
  });
});

describe('what heartbeats tell', () => {
  it('is who is there, and who went', () => {
    const seen = observed(newPresence(), beats(800, 800, 720, 720), waiting);
    expect(seen).toMatchObject({ share: 0.72, calledShare: 0.72, watched: 800, gone: 80 });
    // 80 in a minute, of whom each was there for half of it.
    expect(seen.gone / seen.watchedSeconds).toBeCloseTo(80 / (720 * 60 + 80 * 30));
  });

  it('does not take a page that is heard of every other window for gone', () => {
    expect(observed(newPresence(), beats(800, 0, 800, 0), waiting)).toMatchObject({ gone: 0, share: 0.8 });
    expect(observed(newPresence(), beats(0, 800, 0, 800), waiting)).toMatchObject({ gone: 0, share: 0.8 });
  });

  it('does not take those who were called for gone, nor those who joined just now for new people who stay', () => {
    const called = { ...waiting, nowServing: 500 };
    const none = beats(900, 900, 900, 900);
    expect(observed(newPresence(), none, called)).toMatchObject({ gone: 0, watched: 400, share: 0.8 });
    expect(observed(newPresence(), beats(0, 0, 900, 900), waiting)).toMatchObject({ gone: 0, watched: 0 });
  });

  it('leaves out what nobody has', () => {
    const half = { ...waiting, rankOf: (index: number) => (index > 500 ? null : index) };
    expect(observed(newPresence(), beats(500, 500, 500, 500), half).share).toBe(1);
  });

  it('passes over what was lost: a wipe, or half of a crowd gone in a minute', () => {
    const before = observed(newPresence(), beats(800, 800, 790, 790), waiting);
    for (const lost of [beats(0, 0, 0, 0), beats(800, 800, 300, 0)]) {
      expect(observed(before, lost, waiting)).toEqual(before);
    }
  });

  it('remembers who was there near the front as long as the door remembers who came', () => {
    const first = observed(newPresence(), beats(800, 800, 800, 800), waiting);
    const fewer = beats(800, 800, 600, 600);
    const later = { ...waiting, came: 400 };
    expect(observed(first, fewer, later).calledShare).toBeCloseTo(0.8);
    expect(observed(withCame(first, 100), fewer, later).calledShare).toBeCloseTo(0.75);
    expect(observed(withCame(first, 900), fewer, later).calledShare).toBeCloseTo(0.6);
  });

  it('forgets slowly', () => {
    let seen = observed(newPresence(), beats(800, 800, 720, 720), waiting);
    for (let i = 0; i < 100; i += 1) seen = observed(seen, beats(800, 800, 800, 800), waiting);
    expect(seen.gone / seen.watchedSeconds).toBeLessThan(1e-6);
    expect(seen.watched).toBeLessThan(800 * 11);
  });
});
