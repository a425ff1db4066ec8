import fc from 'fast-check';
import { AVAILABLE, AvailabilityBoard, BLOCKED, HELD, SOLD } from './board.js';

const PLACES = 6;
const SHOPPERS = ['ann', 'bob'];

const change = fc.record({
  ordinal: fc.nat(PLACES - 1),
  state: fc.constantFrom(AVAILABLE, HELD, SOLD, BLOCKED),
  shopper: fc.constantFrom(...SHOPPERS),
});

describe('a board', () => {
  it('says of each place what its copy for the same shopper says', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const board = new AvailabilityBoard(PLACES, PLACES);
        for (const { ordinal, state, shopper } of changes) board.apply([ordinal, state, 1_000, shopper]);
        for (const shopper of SHOPPERS) {
          const copied = Array.from(board.states(shopper), state => state === AVAILABLE);
          const asked = copied.map((_, ordinal) => board.isAvailableTo(ordinal, shopper));
          expect(asked).toEqual(copied);
        }
      }),
    );
  });
});
