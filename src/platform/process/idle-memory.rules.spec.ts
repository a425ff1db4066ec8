import { isIdle, isWorthCollecting } from './idle-memory.rules.js';

const MB = 2 ** 20;

describe('the memory of an idle process', () => {
  it('is given back when there is much of it', () => {
    expect(isWorthCollecting({ heapTotal: 200 * MB, heapUsed: 65 * MB })).toBe(true);
    expect(isWorthCollecting({ heapTotal: 75 * MB, heapUsed: 65 * MB })).toBe(false);
    expect(isWorthCollecting({ heapTotal: 900 * MB, heapUsed: 880 * MB })).toBe(false);
  });

  it('stays while there is work', () => {
    expect(isIdle(0.01)).toBe(true);
    expect(isIdle(0.06)).toBe(false);
    expect(isIdle(1)).toBe(false);
  });
});
