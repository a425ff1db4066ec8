import { ratioChart } from '../bench/harness/chart.js';
import { Dealer } from '../bench/harness/dealer.js';
import { lineOf, plainTable } from '../bench/harness/report.js';
import { median, ratioOf } from '../bench/harness/row.js';

describe('the bench', () => {
  const ratio = ratioOf('hold', [[30, 40, 80], 'product'], [[100, 100, 100], 'ceiling'], 0.5);

  it('compares two legs round by round and judges the median', () => {
    expect(ratio.values).toEqual([0.3, 0.4, 0.8]);
    expect(lineOf('holds', ratio)).toMatchObject({
      ...{ median: 0.4, lowest: 0.3, highest: 0.8, verdict: 'missed' },
      from: 'product 40/s, ceiling 100/s',
    });
    expect(lineOf('holds', { ...ratio, goal: { atLeast: 0.4 } }).verdict).toBe('reached');
    expect(lineOf('start', { ...ratio, unit: 'ms', goal: { atMost: 0.3 } }).verdict).toBe('missed');
  });

  it.each([
    ['no round', [], []],
    ['a round without a ceiling', [1, 2], [1]],
    ['a leg that did nothing', [0], [1]],
    ['a ceiling that did nothing', [1], [0]],
  ])('fails with %s', (_, over, under) => {
    expect(() => lineOf('x', ratioOf('hold', [over, 'a'], [under, 'b'], 1))).toThrow('has no value');
  });

  it('takes the middle of an even number of rounds between two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('deals each thing out once, and says when nothing is left', () => {
    const dealer = new Dealer([1, 2, 3, 4], 4);
    expect([dealer.deal(1), dealer.deal(3)]).toEqual([[1], [2, 3, 4]]);
    expect(() => dealer.deal(1)).toThrow('Nothing is left');
  });

  it('draws a bar as long as it is near its goal, and a line for people', () => {
    const line = lineOf('holds', ratio);
    expect(ratioChart([line])).toMatch(/class="missed" x="300" y="64" width="188.0"/);
    expect(plainTable([line])).toContain('0.40 x');
  });
});
