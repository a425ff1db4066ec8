import fc from 'fast-check';
import { toldAfter, type ToldTime } from './told-time.rules.js';

const range = (least: number, most: number) => ({ least, most });
const at = (minutes: number): number => minutes * 60_000;
const first = toldAfter(undefined, range(6, 9), null, 0);

describe('the time that a page tells', () => {
  it('is what it hears first, and whatever is shorter', () => {
    expect(first).toMatchObject({ minutes: range(6, 9), longerBecause: null });
    expect(toldAfter(first, range(5, 8), null, at(1))).toMatchObject({ minutes: range(5, 8) });
    expect(toldAfter(first, range(7, 9), null, at(1))).toMatchObject({ minutes: range(7, 9) });
  });

  it('becomes longer at once where there is a reason, and says it for a while', () => {
    const longer = toldAfter(first, range(8, 13), 'pace', at(1));
    expect(longer).toMatchObject({ minutes: range(8, 13), longerBecause: 'pace' });
    const later = toldAfter(longer, range(8, 12), null, at(3));
    expect(later).toMatchObject({ minutes: range(8, 12), longerBecause: 'pace' });
    expect(toldAfter(later, range(7, 11), null, at(5))).toMatchObject({ longerBecause: null });
  });

  it('stays as it was told for two minutes without a reason, and within a step', () => {
    for (const [more, reason] of [
      [range(8, 13), null],
      [range(7, 10), 'pace'],
    ] as const) {
      const held = toldAfter(first, more, reason, at(1));
      expect(held).toMatchObject({ minutes: range(6, 9), longerBecause: null });
      expect(toldAfter(held, more, reason, at(2.9))).toMatchObject({ minutes: range(6, 9) });
      const told = toldAfter(held, more, reason, at(3));
      expect(told).toMatchObject({ minutes: more, longerBecause: reason ?? 'unknown' });
    }
  });

  it('forgets what it held back when it was only for a moment', () => {
    const held = toldAfter(first, range(8, 13), null, at(1));
    const again = toldAfter(held, range(6, 9), null, at(2));
    expect(toldAfter(again, range(8, 13), null, at(3.5))).toMatchObject({ minutes: range(6, 9) });
  });

  it('remembers through a pause what it told before', () => {
    const paused = toldAfter(first, null, 'paused', at(1));
    expect(paused).toMatchObject({ minutes: null, last: range(6, 9) });
    expect(toldAfter(paused, range(15, 25), 'paused', at(11))).toMatchObject({
      ...{ minutes: range(15, 25), longerBecause: 'paused' },
    });
  });

  it('never becomes longer without a reason beside it', () => {
    const news = fc.record({ least: fc.integer({ min: 1, max: 60 }), after: fc.nat(180) });
    fc.assert(
      fc.property(fc.array(news, { maxLength: 50 }), list => {
        let [told, now]: [ToldTime | undefined, number] = [undefined, 0];
        for (const { least, after } of list) {
          now += after * 1_000;
          const before: number = told?.minutes?.most ?? Infinity;
          told = toldAfter(told, range(least, least + 5), null, now);
          if ((told.minutes?.most ?? 0) > before) expect(told.longerBecause).toBe('unknown');
        }
      }),
    );
  });
});
