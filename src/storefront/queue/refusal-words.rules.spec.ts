import { OTHER_PLACE, refusalOver, wordsOf } from './refusal-words.rules.js';

describe('the words of a refusal', () => {
  const over = { words: 'It is over.', over: 'visit' } as const;

  it('promise no second turn where places are for addresses', () => {
    expect(wordsOf(over, 'email')).toBe('It is over. Each e-mail address has one turn in this queue.');
    expect(wordsOf(over, 'nothing')).toBe('It is over.');
    expect(wordsOf(OTHER_PLACE, 'email')).toBe(OTHER_PLACE.words);
  });

  it('are found by the reason in an address, and by nothing else', () => {
    expect(refusalOver('visit')?.words).toContain('has had its turn');
    expect(refusalOver('revoked')?.words).toContain('has taken this place away');
    expect(['', 'nonsense', null, undefined, ['visit']].map(refusalOver)).toEqual(Array(5).fill(undefined));
  });
});
