import { isWorthCollecting } from './idle-memory.rules.js';

const MB = 2 ** 20;

describe('the memory of an idle process', () => {
  it('is given back when there is much of it', () => {
    expect(isWorthCollecting({ utilization: 0.01, heapTotal: 200 * MB, heapUsed: 65 * MB })).toBe(true);
    expect(isWorthCollecting({ utilization: 0.01, heapTotal: 75 * MB, heapUsed: 65 * MB })).toBe(false);
    expect(isWorthCollecting({ utilization: 0.01, heapTotal: 900 * MB, heapUsed: 880 * MB })).toBe(false);
  });

  it('stays while there is work', () => {
    expect(isWorthCollecting({ utilization: 0.06, heapTotal: 200 * MB, heapUsed: 65 * MB })).toBe(false);
    expect(isWorthCollecting({ utilization: 1, heapTotal: 2_000 * MB, heapUsed: 65 * MB })).toBe(false);
  });
});
