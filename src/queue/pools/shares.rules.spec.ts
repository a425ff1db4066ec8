import { randomFrom } from '../../../bench/rehearsal/random.rules.js';
import { type PooledSale, raisedShares, targetShares } from './shares.rules.js';

const sale = (change: Partial<PooledSale>): PooledSale => ({
  ...{ weight: 1, capacity: 1_000, inside: 0, demand: 1_000, share: 0 },
  ...change,
});
const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('what each sale of a pool should have', () => {
  it.each([
    ['the same where all want more', 90, [{}, {}, {}], [30, 30, 30]],
    ['by weight', 90, [{ weight: 2 }, {}], [60, 30]],
    [
      'what it wants where that is less, and the rest to the others',
      90,
      [{}, { demand: 10, capacity: 10 }, {}],
      [40, 10, 40],
    ],
    ['never more than its own capacity', 90, [{ capacity: 20 }, { capacity: 20 }], [20, 20]],
    ['what is left over, laid ready', 90, [{ demand: 5 }, { demand: 5 }], [45, 45]],
    [
      'at least one, however hot the other is',
      3,
      [{ weight: 1, demand: 0, capacity: 1 }, { weight: 100 }],
      [0, 3],
    ],
    ['whole places only', 10, [{}, {}, {}], [4, 3, 3]],
    ['nothing where there is nobody', 10, [], []],
  ])('is %s', (_what, capacity, sales, shares) => {
    expect(targetShares(capacity, sales.map(sale))).toEqual(shares);
  });

  it('adds up to no more than the pool, and starves nobody, whatever is wanted', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 2_000; round += 1) {
      const capacity = 1 + Math.floor(random() * 300);
      const sales = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        sale({
          weight: 1 + Math.floor(random() * 5),
          demand: Math.floor(random() * 400),
          capacity: 1 + Math.floor(random() * 300),
        }),
      );
      const shares = targetShares(capacity, sales);
      expect(total(shares)).toBeLessThanOrEqual(capacity);
      expect(total(shares)).toBe(Math.min(capacity, total(sales.map(each => each.capacity))));
      const weights = total(sales.map(({ weight }) => weight));
      for (const [i, { weight, demand, capacity: most }] of sales.entries()) {
        const fair = Math.min(most, demand, Math.floor((capacity * weight) / weights));
        expect(shares[i]).toBeLessThanOrEqual(most);
        expect(shares[i]).toBeGreaterThanOrEqual(fair);
      }
    }
  });
});

describe('what may be raised', () => {
  it('is only what nobody else still has', () => {
    // The hot one was lowered to 30, but fifty are still inside.
    const hot = { weight: 1, inside: 50, share: 30, target: 30 };
    const cold = { weight: 1, inside: 10, share: 10, target: 30 };
    expect(raisedShares(60, [hot, cold])).toEqual([30, 10]);
    expect(raisedShares(60, [{ ...hot, inside: 41 }, cold])).toEqual([30, 19]);
    expect(raisedShares(60, [{ ...hot, inside: 20 }, cold])).toEqual([30, 30]);
  });

  it('never lets the sum be exceeded, whoever comes in meanwhile', () => {
    const random = randomFrom(8);
    for (let round = 0; round < 2_000; round += 1) {
      const capacity = 20 + Math.floor(random() * 100);
      const sales = Array.from({ length: 4 }, () => ({
        weight: 1 + Math.floor(random() * 3),
        inside: Math.floor((random() * capacity) / 4),
        share: Math.floor((random() * capacity) / 4),
        target: Math.floor(random() * capacity),
      }));
      const raised = raisedShares(capacity, sales);
      expect(total(raised.map((share, i) => Math.max(share, sales[i]?.inside ?? 0)))).toBeLessThanOrEqual(
        capacity,
      );
      expect(raised.every((share, i) => share >= (sales[i]?.share ?? 0))).toBe(true);
    }
  });
});
