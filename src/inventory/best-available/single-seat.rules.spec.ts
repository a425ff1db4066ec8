import fc from 'fast-check';
import { assemblePlan } from '../seating-plans/plan-assembly.rules.js';
import { seatFlags } from '../seating-plans/seating-plan.js';
import { seatIndex, type SeatIndex } from './seat-index.rules.js';
import { blockLeavesSingle, leavesSingleSeat, type OrphanRule } from './single-seat.rules.js';

/** A house of rows drawn in letters: `o` free, `x` sold, `w` a free wheelchair place, a space an aisle. */
function house(...drawn: string[]): { index: SeatIndex; states: Uint8Array } {
  const states: number[] = [];
  const rows = drawn.map((line, row) => ({
    label: String(row + 1),
    seats: Array.from(line).flatMap((letter, i) => {
      if (letter === ' ') return [];
      states.push(letter === 'x' ? 2 : 0);
      const flags = letter === 'w' ? seatFlags.accessible : 0;
      return [{ id: `${row}-${i}`, label: String(i), x: i * 10, y: row * 20, categoryIndex: 0, flags }];
    }),
  }));
  const sections = [{ name: 'Stalls', rows }];
  const plan = assemblePlan({ name: 'House', size: null, categories: ['All'], sections, decorations: [] });
  return { index: seatIndex(plan), states: Uint8Array.from(states) };
}

function left(drawn: string, picked: number[], mode: OrphanRule = 'strict'): number[] {
  const { index, states } = house(drawn);
  return leavesSingleSeat({ index, isAvailable: ordinal => states[ordinal] === 0, picked, mode });
}

describe('a pick that leaves a single seat', () => {
  it('is named by the seats left alone', () => {
    expect(left('ooooo', [1, 2])).toEqual([0]);
    expect(left('oooxo', [0, 1])).toEqual([2]);
    expect(left('ooooo', [1, 3])).toEqual([0, 2, 4]);
  });

  it('is fine at the edge, with two seats left, or with none', () => {
    expect(left('ooooo', [0, 1])).toEqual([]);
    expect(left('ooooo', [0, 1, 2, 3, 4])).toEqual([]);
    expect(left('oxoo', [2, 3])).toEqual([]);
  });

  it('is not blamed for a seat that was alone before', () => {
    expect(left('oxooox', [2, 3, 4])).toEqual([]);
  });

  it('counts an aisle as the end of the row', () => {
    expect(left('ooo ooo', [1, 2])).toEqual([0]);
    expect(left('ooo ooo', [0, 1, 2])).toEqual([]);
    expect(left('oo ooo', [3])).toEqual([2, 4]);
  });

  it('counts a wheelchair place as the end of the row, and never as a seat left alone', () => {
    expect(left('wooo', [2, 3])).toEqual([1]);
    expect(left('wooo', [1, 2, 3])).toEqual([]);
    expect(left('wooo', [0])).toEqual([]);
  });

  it('is not looked at when the rule is off', () => {
    expect(left('ooooo', [1, 3], 'off')).toEqual([]);
  });

  it('is lenient where the party cannot sit together in that row block without it', () => {
    expect(left('ooo', [0, 1], 'strict')).toEqual([2]);
    expect(left('ooo', [0, 1], 'lenient')).toEqual([]);
    expect(left('oooxoo', [0, 1], 'lenient')).toEqual([2]);
    expect(left('ooo oo', [0, 1], 'lenient')).toEqual([]);
    expect(left('oooo', [1, 2], 'lenient')).toEqual([0, 3]);
  });

  it('lets a shopper move within an own hold', () => {
    const { index, states } = house('ooooo');
    states[2] = 1;
    const isAvailable = (ordinal: number) => states[ordinal] === 0;
    expect(leavesSingleSeat({ index, isAvailable, picked: [2, 3], mode: 'strict' })).toEqual([4]);
  });
});

describe('the rules agree', () => {
  const line = fc.string({ unit: fc.constantFrom('o', 'o', 'o', 'x', 'w'), minLength: 1, maxLength: 12 });

  it('on one block: best available and manual picks are judged alike', () => {
    fc.assert(
      fc.property(line, fc.nat(11), fc.nat(11), (drawn, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
        fc.pre(end <= drawn.length && /^o+$/.test(drawn.slice(start, end)));
        const picked = Array.from({ length: end - start }, (_, i) => start + i);
        const { index, states } = house(drawn);
        expect(blockLeavesSingle(index, states, start, end)).toBe(left(drawn, picked).length > 0);
      }),
    );
  });

  it('on leniency: it forgives exactly when every placement of the party would leave a single seat', () => {
    fc.assert(
      fc.property(line, fc.nat(11), fc.integer({ min: 1, max: 5 }), (drawn, start, size) => {
        const blockAt = (at: number) => Array.from({ length: size }, (_, i) => at + i);
        const free = (at: number) => at + size <= drawn.length && /^o+$/.test(drawn.slice(at, at + size));
        fc.pre(free(start));
        const ways = Array.from(drawn, (_, at) => at).filter(free);
        const clean = ways.some(at => left(drawn, blockAt(at)).length === 0);
        const strict = left(drawn, blockAt(start));
        expect(left(drawn, blockAt(start), 'lenient')).toEqual(clean ? strict : []);
      }),
    );
  });
});
