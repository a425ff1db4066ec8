import fc from 'fast-check';
import { inParts, soldPlaces } from '../../src/admin/demo/demo-sales.rules.js';
import { inDays, momentOf, wallClock } from '../../src/platform/clock/local-time.rules.js';

const zones = ['Europe/London', 'America/New_York', 'Asia/Tokyo', 'Australia/Melbourne', 'America/Sao_Paulo'];

describe('local times', () => {
  it.each([
    ['2026-07-01T19:30', 'Europe/London', '2026-07-01T18:30:00.000Z'],
    ['2026-01-01T19:30', 'Europe/London', '2026-01-01T19:30:00.000Z'],
    ['2026-07-01T19:30', 'America/New_York', '2026-07-01T23:30:00.000Z'],
    ['2026-07-01T07:30', 'Asia/Tokyo', '2026-06-30T22:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, moment) => {
    expect(momentOf(wall, zone).toISOString()).toBe(moment);
  });

  it('comes back to the wall clock that it was made from, except in the hour that spring skips', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4 * 365 }),
        fc.integer({ min: 4 * 60, max: 23 * 60 }),
        (zone, day, minute) => {
          const wall = new Date(Date.UTC(2026, 0, 1 + day, 0, minute)).toISOString().slice(0, 16);
          expect(wallClock(momentOf(wall, zone), zone)).toBe(wall);
        },
      ),
    );
  });

  it('counts days where the venue is', () => {
    const now = new Date('2026-05-01T22:00:00Z');
    expect(inDays(now, 0, '10:00', 'Asia/Tokyo').toISOString()).toBe('2026-05-02T01:00:00.000Z');
    expect(inDays(now, -30, '10:00', 'Europe/London').toISOString()).toBe('2026-04-01T09:00:00.000Z');
  });
});

describe('which places the demo has sold', () => {
  const all = Array.from({ length: 4_000 }, (_, i) => i);

  it('is about the share, always the same, and whole parties', () => {
    const sold = soldPlaces(all, 0.6, 'key');
    expect(sold).toEqual(soldPlaces(all, 0.6, 'key'));
    expect(sold.length).toBeGreaterThan(2_000);
    expect(sold.length).toBeLessThan(2_800);
    expect(sold.length % 4).toBe(0);
  });

  it('is about the share for any key', () => {
    fc.assert(
      fc.property(fc.uuid(), key => {
        const sold = soldPlaces(all, 0.85, key).length;
        expect(sold).toBeGreaterThan(3_100);
        expect(sold).toBeLessThan(3_700);
      }),
    );
  });

  it('is everything for a full house and nothing for an empty one', () => {
    expect(soldPlaces(all, 1, 'key')).toEqual(all);
    expect(soldPlaces(all, 0, 'key')).toEqual([]);
  });

  it('loses nothing when it is cut into parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (list, most) => {
        const parts = inParts(list, most);
        expect(parts.flat()).toEqual(list);
        expect(parts.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
