import { placeOf } from './place.rules.js';

const LINE = {
  ...{ phase: 'open', nowServing: 100, ratePerMinute: 60, voidRanges: [], drawSize: 50, stock: 'some' },
} satisfies Parameters<typeof placeOf>[1];
const voids = (...ranges: [number, number][]) => ({ ...LINE, voidRanges: ranges });

describe('the place in a queue', () => {
  it('is called up to now serving, and the next has nobody ahead', () => {
    expect(placeOf(100, LINE)).toEqual({ state: 'called', ahead: 0, minutes: null });
    expect(placeOf(101, LINE)).toMatchObject({ state: 'waiting', ahead: 0 });
    expect(placeOf(105, LINE)).toMatchObject({ state: 'waiting', ahead: 4 });
  });

  it('is not known before the draw', () => {
    expect(placeOf(null, { ...LINE, phase: 'before' })).toMatchObject({ state: 'early', minutes: null });
    expect(placeOf(null, { ...LINE, phase: 'draw' })).toMatchObject({ state: 'draw', minutes: null });
  });

  it('counts nobody in a range that nobody has: neither called already nor behind', () => {
    expect(placeOf(201, voids([111, 160])).ahead).toBe(50);
    expect(placeOf(201, voids([91, 110])).ahead).toBe(90);
    expect(placeOf(201, voids([191, 260])).ahead).toBe(90);
    expect(placeOf(201, voids([300, 400])).ahead).toBe(100);
  });

  it('takes a void range among the drawn for drawn: the ranks of those are spread over all', () => {
    expect(placeOf(41, { ...voids([1, 20]), nowServing: 0 }).ahead).toBe(40);
  });

  it('stays in a pause, and ends with the queue for those who were not called', () => {
    expect(placeOf(105, { ...LINE, phase: 'paused' })).toEqual({ state: 'paused', ahead: 4, minutes: null });
    expect(placeOf(90, { ...LINE, phase: 'paused' }).state).toBe('paused');
    expect(placeOf(105, { ...LINE, phase: 'closed' }).state).toBe('closed');
    expect(placeOf(90, { ...LINE, phase: 'closed' }).state).toBe('called');
    expect(placeOf(null, { ...LINE, phase: 'closed' }).state).toBe('closed');
  });

  it('tells a range of minutes, coarser when it is long, and none without a rate', () => {
    expect(placeOf(101, LINE).minutes).toEqual({ least: 1, most: 2 });
    expect(placeOf(400, LINE).minutes).toEqual({ least: 4, most: 7 });
    expect(placeOf(1900, LINE).minutes).toEqual({ least: 25, most: 40 });
    expect(placeOf(1900, { ...LINE, ratePerMinute: 0 }).minutes).toBeNull();
  });
});
