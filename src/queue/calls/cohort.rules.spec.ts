import { type Cohort, isSettled, observedCohort, SETTLED_SECONDS } from './cohort.rules.js';

const called = (from: number, to: number): Cohort => ({
  ...{ from, to, size: to - from + 1, at: 10_000, came: 0, pace: 0 },
});

describe('a call', () => {
  it('is over when all who were called have come, be it one', () => {
    const one = called(7, 7);
    expect(isSettled(one, 10_500)).toBe(false);
    expect(isSettled(observedCohort(one, [7], 1), 10_500)).toBe(true);
    expect(isSettled(observedCohort(called(7, 8), [7], 1), 10_500)).toBe(false);
  });

  it('is over when its time is, whoever came', () => {
    expect(isSettled(called(1, 100), 10_000 + SETTLED_SECONDS * 1_000 - 1)).toBe(false);
    expect(isSettled(called(1, 100), 10_000 + SETTLED_SECONDS * 1_000)).toBe(true);
    expect(isSettled(called(1, 100), 9_999)).toBe(true);
  });

  it('is over sooner when enough have come and hardly anybody else does', () => {
    const half = { ...called(1, 100), came: 50 };
    expect(isSettled({ ...half, pace: 1 }, 13_000)).toBe(true);
    expect(isSettled({ ...half, pace: 1 }, 12_999)).toBe(false);
    expect(isSettled({ ...half, pace: 5 }, 13_000)).toBe(false);
    expect(isSettled({ ...called(1, 100), came: 19, pace: 0 }, 13_000)).toBe(false);
  });
});
