import fc from 'fast-check';
import { readSimplePlan } from '../seating-plans/generated-plan.rules.js';
import { bestAvailable, calmSpread, rushSpread } from './best-available.rules.js';
import { seatIndex } from './seat-index.rules.js';

const ROWS = 5;
const SEATS = 8;
const read = readSimplePlan({
  name: 'House',
  sections: ['Left', 'Right'].map(name => ({ name, rows: ROWS, seatsPerRow: SEATS, category: 'All' })),
});
if (!read.ok) throw new Error('The house must be a good plan.');
const index = seatIndex(read.plan);
const tierOf = new Int16Array(2 * ROWS * SEATS);
const rowOf = (ordinal: number) => Math.floor(ordinal / SEATS);

/** The house in letters, one word a row: `o` free, `x` sold. Rows that are not drawn are sold. */
function drawn(...rows: string[]): Uint8Array {
  return Uint8Array.from(tierOf, (_, ordinal) => (rows[rowOf(ordinal)]?.[ordinal % SEATS] === 'o' ? 0 : 2));
}

function seat(states: Uint8Array, quantity: number, spread = calmSpread): number[] {
  const request = { quantity, split: true };
  const answer = bestAvailable({ index, tierOf, states, request, spread, random: Math.random });
  return answer.ok ? answer.ordinals : [];
}

describe('a party that may be split', () => {
  it('stays together when it can', () => {
    expect(seat(drawn('ooxooxoo', 'oooxxxxx', 'oxxxxxxx', 'xxxxoooo'), 4)).toEqual([28, 29, 30, 31]);
  });

  it('sits in neighbouring rows of one section before it sits in larger groups further apart', () => {
    // Three in front and two in the last row would be two groups; two and two and one in rows 3 and 4 are three.
    const states = drawn('oooxxxxx', 'xxxxxxxx', 'oxxxxoox', 'xxooxxxx', 'xxxxxxxx');
    expect(seat(states, 5)).toEqual([16, 21, 22, 26, 27]);
  });

  it('counts both sides of the aisle and the row behind as neighbouring, in both sections, however wide the spread', () => {
    const free = fc.uint8Array({ minLength: tierOf.length, maxLength: tierOf.length, max: 4 });
    fc.assert(
      fc.property(
        free,
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom(calmSpread, rushSpread),
        (dice, size, spread) => {
          const states = Uint8Array.from(dice, one => (one === 0 ? 0 : 2));
          const freeIn = (row: number) =>
            states.subarray(row * SEATS, (row + 1) * SEATS).filter(state => state === 0).length;
          const pairs = [0, 1, 2, 3, 5, 6, 7, 8].filter(row => freeIn(row) + freeIn(row + 1) >= size);
          const rows = new Set(seat(states, size, spread).map(rowOf));
          if (pairs.length === 0) return;
          const [first, last] = [Math.min(...rows), Math.max(...rows)];
          expect(first === last || (last === first + 1 && first !== ROWS - 1)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves nobody alone where neighbouring rows allow it', () => {
    const states = drawn('oooxxxxo', 'xxxxxxxx', 'xxxooxxx', 'xxoxxoox');
    expect(seat(states, 4)).toEqual([19, 20, 29, 30]);
  });

  it('stays in its section when no two neighbouring rows have room', () => {
    const states = drawn(
      'ooxxxxxx',
      'xxxxxxxx',
      'ooxxxxxx',
      'xxxxxxxx',
      'ooxxxxxx',
      'oxxxxxxo',
      'xxxxxxxx',
      'xxxxoxxx',
    );
    expect(seat(states, 6)).toEqual([0, 1, 16, 17, 32, 33]);
  });
});
