import { goOn, type Grace, newGrace } from './grace.rules.js';

const CLAIM_SECONDS = 120;

/** Steps of a second; `calls` gives now serving at each of them, a pause is a step in which no time passes. */
function run(
  steps: number,
  nowServingAt: (second: number) => number,
  isPaused: (second: number) => boolean = () => false,
): Grace[] {
  const graces = [newGrace()];
  for (let second = 1; second <= steps; second += 1) {
    const before = graces.at(-1) ?? newGrace();
    graces.push(goOn(before, nowServingAt(second), isPaused(second) ? 0 : 1, CLAIM_SECONDS));
  }
  return graces;
}

describe('the time to come of those who are called', () => {
  it('is never shorter than promised, and longer by a part only', () => {
    const graces = run(600, second => second * 10);
    graces.forEach(({ lateUpTo }, second) => {
      // Called so long ago, or longer.
      expect(lateUpTo).toBeLessThanOrEqual(Math.max(0, (second - CLAIM_SECONDS) * 10));
      expect(lateUpTo).toBeGreaterThanOrEqual((second - CLAIM_SECONDS * 1.1 - 2) * 10);
    });
  });

  it('stands still in a pause', () => {
    const graces = run(
      1_000,
      second => Math.min(second, 60) * 10,
      second => second > 60 && second <= 900,
    );
    expect(graces[900]?.lateUpTo).toBe(0);
    expect(graces[1_000]?.lateUpTo).toBeGreaterThan(0);
  });

  it('is over for the last who was called as well, though nobody is called after them', () => {
    expect(run(400, second => Math.min(second, 50) * 10).at(-1)?.lateUpTo).toBe(500);
  });

  it('never begins again when the time is made longer, and takes little to remember', () => {
    const grace = run(500, second => second * 10).at(-1) ?? newGrace();
    expect(goOn(grace, 5_010, 1, 3_600).lateUpTo).toBe(grace.lateUpTo);
    expect(grace.calls.length).toBeLessThanOrEqual(21);
  });
});
