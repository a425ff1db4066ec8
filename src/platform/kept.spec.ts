import { kept } from './kept.js';

describe('what is kept', () => {
  it('is made once for each name', () => {
    const make = import.meta.jest.fn((name: string, other: string) => ({ name, other }));
    const of = kept(make);
    expect(of('a', 'b')).toBe(of('a', 'b'));
    expect(of('b', 'a')).toEqual({ name: 'b', other: 'a' });
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is asked for again when it could not be made', () => {
    let isBroken = true;
    const of = kept(() => {
      if (isBroken) throw new Error('not now');
      return {};
    });
    expect(() => of()).toThrow('not now');
    isBroken = false;
    expect(of()).toEqual({});
  });
});
