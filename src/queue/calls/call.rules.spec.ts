import { type CallView, newMemory, step } from './call.rules.js';

/** One place, and two people in line. */
const view: CallView = {
  ...{ now: 1_000, elapsedSeconds: 1, inside: 0, standing: 0, came: [], available: 100, isCalling: true },
  ...{ nowServing: 0, issued: 2, voidRanges: [], drawSize: 0 },
};
const settings = { capacity: 1, ratePerMinute: null };

describe('a step of the calls', () => {
  it('calls the next at once when whoever was called has come and gone', () => {
    const first = step(newMemory(), view, settings);
    expect(first.nowServing).toBe(1);
    const inside = { ...view, now: 2_000, nowServing: 1, came: [1], inside: 1 };
    const second = step(first.memory, inside, settings);
    expect(second.nowServing).toBe(1);
    const left = { ...view, now: 3_000, nowServing: 1, inside: 0 };
    expect(step(second.memory, left, settings).nowServing).toBe(2);
  });

  it('waits for whoever was called and may still come', () => {
    const first = step(newMemory(), view, settings);
    const nobody = { ...view, now: 3_000, nowServing: 1 };
    expect(step(first.memory, nobody, settings).nowServing).toBe(1);
  });
});
