import { isKnown } from './entity-tags.rules.js';

describe('isKnown', () => {
  it.each(['"a-1"', 'W/"a-1"', '"b", "a-1"', '"b" , W/"a-1"', '*', ' * '])('finds "a-1" in %s', header => {
    expect(isKnown(header, '"a-1"')).toBe(true);
  });

  it.each([undefined, '', 'a-1', '"a-10"', '"b"', 'W/"b", "c"', '"*"'])('does not find it in %s', header => {
    expect(isKnown(header, '"a-1"')).toBe(false);
  });
});
