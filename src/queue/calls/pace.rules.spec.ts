import { newPace, type Pace, paceAfter, sustainedCalls } from './pace.rules.js';

const settings = { capacity: 300, ratePerMinute: null };

/** Visits of a hundred seconds: one of a hundred ends each second. */
function after(seconds: number, insideAt: (second: number) => number): Pace {
  let pace = newPace();
  for (let second = 1; second <= seconds; second += 1) {
    const inside = insideAt(second);
    pace = paceAfter(pace, { exits: inside / 100, inside, elapsedSeconds: 1 });
  }
  return pace;
}

describe('the pace of a shop', () => {
  it('is that of a full shop already while it fills up', () => {
    expect(
      sustainedCalls(
        after(300, () => 300),
        1,
        settings,
      ),
    ).toBeCloseTo(3);
    expect(
      sustainedCalls(
        after(20, second => second * 10),
        1,
        settings,
      ),
    ).toBeCloseTo(3);
  });

  it('has in it those who are called and do not come', () => {
    expect(
      sustainedCalls(
        after(100, () => 300),
        0.25,
        settings,
      ),
    ).toBeCloseTo(12);
  });

  it('keeps to the rate', () => {
    expect(
      sustainedCalls(
        after(100, () => 300),
        0.5,
        { capacity: 300, ratePerMinute: 60 },
      ),
    ).toBeCloseTo(2);
  });

  it('is unknown until some visits have ended', () => {
    expect(sustainedCalls(newPace(), 1, settings)).toBeUndefined();
    expect(
      sustainedCalls(
        after(1, () => 300),
        1,
        settings,
      ),
    ).toBeUndefined();
  });

  it('follows when visits become longer', () => {
    const pace = paceAfter(
      after(100, () => 300),
      { exits: 0, inside: 300, elapsedSeconds: 200 },
    );
    expect(sustainedCalls(pace, 1, settings)).toBeLessThan(1);
  });
});
