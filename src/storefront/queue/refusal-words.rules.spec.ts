import { OTHER_PLACE, wordsOf } from './refusal-words.rules.js';

describe('the words of a refusal', () => {
  const over = { words: 'It is over.', isOver: true };

  it('promise no second turn where places are for addresses', () => {
    expect(wordsOf(over, 'email')).toBe('It is over. Each e-mail address has one turn in this queue.');
    expect(wordsOf(over, 'nothing')).toBe('It is over.');
    expect(wordsOf(OTHER_PLACE, 'email')).toBe(OTHER_PLACE.words);
  });
});
