import { commitmentTo } from '../../src/queue/draw/commitment.rules.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { permutationOf } from '../../src/queue/draw/permutation.rules.js';
import { milestone, type Standing } from '../../views/islands/queue/milestones.js';
import { rankOf, sealOf } from '../../views/islands/queue/own-rank.js';
import { nextPollMs, type PollFacts } from '../../views/islands/queue/poll-schedule.js';

const MANY = 1000;
const WAITING: PollFacts = {
  ...{ state: 'waiting', minutes: { least: 9, most: 11 }, untilOpeningMs: null, shortestSeconds: 2 },
};

/** The waits of many pages that are in the same position. */
function waits(change: Partial<PollFacts>): number[] {
  return Array.from({ length: MANY }, (_, i) => nextPollMs({ ...WAITING, ...change }, () => i / (MANY - 1)));
}
const bounds = (values: number[]): number[] => [Math.min(...values), Math.max(...values)].map(Math.round);

describe('how often a page asks', () => {
  it('is every twentieth of the time to the turn, with 20 % of jitter', () => {
    expect(bounds(waits({}))).toEqual([24_000, 36_000]);
  });

  it('is every 2 to 60 seconds, and never more often than the document says', () => {
    expect(bounds(waits({ minutes: { least: 0, most: 1 } }))).toEqual([1_600, 2_400]);
    expect(bounds(waits({ minutes: { least: 300, most: 500 } }))).toEqual([48_000, 72_000]);
    expect(bounds(waits({ minutes: { least: 0, most: 1 }, shortestSeconds: 10 }))).toEqual([8_000, 12_000]);
    expect(bounds(waits({ minutes: null, shortestSeconds: 100 }))).toEqual([80_000, 120_000]);
  });

  it('is spread evenly over the 10 seconds after the opening, and not before', () => {
    const first = waits({ state: 'draw', minutes: null, untilOpeningMs: 5_000 });
    expect(bounds(first)).toEqual([5_000, 15_000]);
    const perSecond = Array.from({ length: 10 }, (_, second) => {
      const from = 5_000 + second * 1_000;
      return first.filter(wait => wait >= from && wait < from + 1_000).length;
    });
    expect(Math.max(...perSecond)).toBeLessThanOrEqual((MANY / 10) * 1.1);
  });

  it('is each minute while the opening is far, and soon when the draw is overdue', () => {
    const far = { state: 'draw', minutes: null, untilOpeningMs: 3_600_000 } as const;
    expect(bounds(waits(far))).toEqual([48_000, 72_000]);
    expect(bounds(waits({ ...far, untilOpeningMs: -1 }))).toEqual([2_400, 3_600]);
  });
});

describe('what a page says aloud', () => {
  const at = (state: Standing['state'], ahead = 0, rank: number | null = 2_000): Standing => ({
    ...{ state, ahead, rank },
  });

  it.each([
    [
      'the draw',
      at('draw', 0, null),
      at('waiting', 1_999),
      'The draw is made. 1,999 people are ahead of you.',
    ],
    ['the draw of a first place', at('draw', 0, null), at('called'), 'The draw is made. It is your turn.'],
    ['the turn', at('waiting', 3), at('called'), 'It is your turn.'],
    ['a thousand', at('waiting', 1_004), at('waiting', 998), '998 people are ahead of you.'],
    ['the lowest of several marks', at('waiting', 1_004), at('waiting', 7), '7 people are ahead of you.'],
    ['a pause', at('waiting', 7), at('paused', 7), 'Nobody is let in just now. Your place is kept.'],
    ['its end', at('paused', 7), at('waiting', 7), 'It goes on. 7 people are ahead of you.'],
    ['the end', at('waiting', 7), at('closed'), 'The queue is closed.'],
    ['that one may join', at('early', 0, null), at('outside', 0, null), 'You can join the queue now.'],
  ])('is %s', (_what, before, now, words) => {
    expect(milestone(before, now)).toBe(words);
  });

  it('is nothing between the marks', () => {
    expect(milestone(at('waiting', 998), at('waiting', 101))).toBeNull();
    expect(milestone(at('called'), at('called'))).toBeNull();
    expect(milestone(at('draw', 0, null), at('draw', 0, null))).toBeNull();
  });
});

describe('the rank that a page computes', () => {
  const seed = '7f'.repeat(32);
  const bytes = Buffer.from(seed, 'hex');
  const unmixed = { randomness: null, root: null };

  it('is the server’s, for the drawn and for those who came later', () => {
    const { rankOf: drawn } = permutationOf(nodeCrypto.hmacOf(bytes), 500);
    for (const index of [1, 2, 77, 500])
      expect(rankOf(index, { ...unmixed, seed, drawSize: 500 })).toBe(drawn(index));
    expect(rankOf(501, { ...unmixed, seed, drawSize: 500 })).toBe(501);
    expect(rankOf(1, { ...unmixed, seed, drawSize: 0 })).toBe(1);
    expect(rankOf(1, { ...unmixed, seed: null, drawSize: 0 })).toBeNull();
  });

  it('comes with a look at the seal', () => {
    const sealed = commitmentTo(bytes, nodeCrypto);
    expect(sealOf(sealed, { seed: null })).toBe('unknown');
    expect(sealOf(sealed, { seed })).toBe('holds');
    expect(sealOf(sealed, { seed: '7e'.repeat(32) })).toBe('broken');
  });
});
