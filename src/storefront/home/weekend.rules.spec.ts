import { weekendOf } from './weekend.rules.js';

describe('this weekend', () => {
  it.each([
    ['2026-11-23', '2026-11-27', '2026-11-29'],
    ['2026-11-27', '2026-11-27', '2026-11-29'],
    ['2026-11-28', '2026-11-28', '2026-11-29'],
    ['2026-11-29', '2026-11-29', '2026-11-29'],
    ['2026-11-30', '2026-12-04', '2026-12-06'],
  ])('on %s is from %s to %s', (day, from, to) => {
    expect(weekendOf(new Date(`${day}T13:00:00Z`))).toEqual({ from, to });
  });
});
