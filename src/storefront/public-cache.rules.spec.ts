import { nextMoment, publicCacheControl } from './public-cache.rules.js';

const now = new Date('2027-03-01T12:00:00Z');
const inSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

describe('how long an answer for everybody may be kept', () => {
  it.each([
    [undefined, 10, 30, 60],
    [inSeconds(3600), 10, 30, 60],
    [inSeconds(80), 10, 30, 0],
    [inSeconds(20), 10, 20, 0],
    [inSeconds(4.5), 4, 4, 0],
    [inSeconds(0), 0, 0, 0],
  ])('until %s', (next, browser, shared, stale) => {
    expect(publicCacheControl(now, next)).toBe(
      `public, max-age=${browser}, s-maxage=${shared}, stale-while-revalidate=${stale}, stale-if-error=600`,
    );
  });

  it('looks at the first moment that is still to come', () => {
    expect(nextMoment(now, [inSeconds(-5), inSeconds(9), inSeconds(5)])).toEqual(inSeconds(5));
    expect(nextMoment(now, [inSeconds(-5), now])).toBeUndefined();
  });
});
