import { assemblePlan } from '../seating-plans/plan-assembly.rules.js';
import { seatFlags } from '../seating-plans/seating-plan.js';
import { fragmentation } from './fragmentation.rules.js';
import { seatIndex } from './seat-index.rules.js';

/** One row behind another, `w` a wheelchair place, a space an aisle; the focal point is above the first row. */
function house(...rows: string[]) {
  const sections = [
    {
      name: 'Stalls',
      rows: rows.map((line, row) => ({
        label: String(row + 1),
        seats: Array.from(line).flatMap((letter, i) => {
          if (letter === ' ') return [];
          const flags = letter === 'w' ? seatFlags.accessible : 0;
          return [{ id: `${row}-${i}`, label: `${i}`, x: i * 10, y: row * 100, categoryIndex: 0, flags }];
        }),
      })),
    },
  ];
  return seatIndex(
    assemblePlan({ name: 'House', size: null, categories: ['All'], sections, decorations: [] }),
  );
}

const states = (drawn: string) => Uint8Array.from(drawn, letter => (letter === 'o' ? 0 : 2));

describe('the fragmentation of a sale', () => {
  it('is nothing for an empty house and for a full one', () => {
    const index = house('oooo', 'oooo');
    const none = { single: 0, split: 0, further: 0 };
    expect(fragmentation({ index, states: states('oooooooo'), parties: [] })).toEqual({ unsold: 1, ...none });
    const parties = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ];
    const full = fragmentation({ index, states: states('xxxxxxxx'), parties });
    expect(full).toEqual({ unsold: 0, ...none, further: expect.closeTo(0) });
  });

  it('counts what is free, and what is free with nobody to sit beside', () => {
    const index = house('ooooo', 'oo oow');
    const found = fragmentation({ index, states: states('oxoox' + 'oxoxo'), parties: [] });
    // Ordinary: nine. Free: five, of which the first of the front row and both of the back row are alone.
    expect(found).toMatchObject({ unsold: 5 / 9, single: 3 / 9 });
  });

  it('counts the parties that sit apart, across an aisle or a row end too, but nobody who came alone', () => {
    const index = house('oo oo', 'oooo');
    const parties = [[0], [1, 2], [3, 4], [5, 6], [7]];
    expect(fragmentation({ index, states: states('xxxxxxxx'), parties }).split).toBeCloseTo(2 / 3);
  });

  it('says how much nearer as many seats could have been', () => {
    const index = house('oo', 'oo', 'oo');
    const back = fragmentation({ index, states: states('ooooxx'), parties: [[4, 5]] });
    const front = fragmentation({ index, states: states('xxoooo'), parties: [[0, 1]] });
    expect(front.further).toBeCloseTo(0);
    expect(back.further).toBeCloseTo(1);
  });
});
