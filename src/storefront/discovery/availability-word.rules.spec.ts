import { availabilityWord, bestWord } from './availability-word.rules.js';

const now = new Date('2027-03-01T12:00:00Z');
const sale = {
  status: 'scheduled' as const,
  onSaleAt: new Date('2027-02-01T10:00:00Z'),
  offSaleAt: new Date('2027-03-13T19:00:00Z'),
};

describe('what a fan can expect', () => {
  it.each([
    ['available', sale, { capacity: 100, available: 11 }],
    ['few', sale, { capacity: 100, available: 10 }],
    ['sold-out', sale, { capacity: 100, available: 0 }],
    ['sold-out', { ...sale, offSaleAt: now }, { capacity: 100, available: 50 }],
    [
      'onsale-soon',
      { ...sale, onSaleAt: new Date('2027-03-01T12:00:01Z') },
      { capacity: 100, available: 100 },
    ],
    ['available', { ...sale, onSaleAt: now }, { capacity: 100, available: 100 }],
    ['cancelled', { ...sale, status: 'cancelled' as const }, { capacity: 100, available: 100 }],
  ])('%s', (word, facts, stock) => expect(availabilityWord(facts, stock, now)).toBe(word));

  it('is the best of its performances', () => {
    expect(bestWord(['sold-out', 'few', 'cancelled'])).toBe('few');
    expect(bestWord(['cancelled', 'sold-out'])).toBe('sold-out');
    expect(bestWord(['cancelled'])).toBe('cancelled');
    expect(bestWord([])).toBe('onsale-soon');
  });
});
