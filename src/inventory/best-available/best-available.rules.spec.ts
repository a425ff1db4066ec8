import fc from 'fast-check';
import { assemblePlan } from '../seating-plans/plan-assembly.rules.js';
import { bestAvailable, calmSpread, type BestAvailableRequest } from './best-available.rules.js';
import { seatIndex, type SeatIndex } from './seat-index.rules.js';

interface House {
  readonly index: SeatIndex;
  readonly tierOf: Int16Array;
}

/** A house with a stage above, two sections side by side, an aisle in each, and two tiers front and back. */
function house(
  rows: number,
  seatsPerRow: number,
  flagsOf: (row: number, seat: number) => number = () => 0,
): House {
  const tiers: number[] = [];
  const sections = [0, 1].map(section => ({
    name: `Section ${section}`,
    rows: Array.from({ length: rows }, (_, row) => ({
      label: String(row),
      seats: Array.from({ length: seatsPerRow }, (__, seat) => {
        tiers.push(row < rows / 2 ? 0 : 1);
        const aisle = seat >= seatsPerRow / 2 ? 30 : 0;
        const x = 100 + section * (seatsPerRow * 10 + 80) + seat * 10 + aisle;
        const flags = flagsOf(row, seat);
        return {
          id: `${section}-${row}-${seat}`,
          label: String(seat),
          x,
          y: 100 + row * 15,
          categoryIndex: 0,
          flags,
        };
      }),
    })),
  }));
  const plan = assemblePlan({ name: 'House', size: null, categories: ['All'], sections, decorations: [] });
  return { index: seatIndex(plan), tierOf: Int16Array.from(tiers) };
}

/** Park and Miller's minimal standard generator, so that a failing case fails again. */
function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

function ask({ index, tierOf }: House, states: Uint8Array, request: BestAvailableRequest, seed = 1) {
  return bestAvailable({ index, tierOf, states, request, spread: calmSpread, random: seeded(seed) });
}

function isTogether({ index }: House, ordinals: readonly number[]): boolean {
  return ordinals.every(
    (ordinal, i) =>
      i === 0 ||
      (ordinal === (ordinals[i - 1] ?? 0) + 1 && index.runOf[ordinal] === index.runOf[ordinal - 1]),
  );
}

const wheelchairs = (_: number, seat: number) => [1, 2][seat] ?? 0;
const small = house(4, 8, wheelchairs);
const states = fc.uint8Array({ minLength: 64, maxLength: 64, max: 3 });
const request = fc.record(
  {
    quantity: fc.integer({ min: 1, max: 6 }),
    tierIndex: fc.constantFrom(0, 1),
    sectionIndex: fc.constantFrom(0, 1),
    accessible: fc.boolean(),
    split: fc.boolean(),
  },
  { requiredKeys: ['quantity'] },
);

describe('best available', () => {
  it('gives exactly what was asked, free, in the right tier and section, together unless split', () => {
    fc.assert(
      fc.property(states, request, fc.nat(), (taken, wanted, seed) => {
        const answer = ask(small, taken, wanted, seed);
        if (!answer.ok) return;
        const { ordinals } = answer;
        expect(ordinals).toHaveLength(wanted.quantity);
        expect(new Set(ordinals).size).toBe(wanted.quantity);
        for (const ordinal of ordinals) {
          expect(taken[ordinal]).toBe(0);
          if (wanted.tierIndex !== undefined) expect(small.tierOf[ordinal]).toBe(wanted.tierIndex);
          if (wanted.sectionIndex !== undefined) {
            expect(small.index.sectionOf[ordinal]).toBe(wanted.sectionIndex);
          }
        }
        if (wanted.split !== true) expect(isTogether(small, ordinals)).toBe(true);
        if (wanted.accessible === true) {
          expect(ordinals.some(o => small.index.accessible[o] === 1)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds seats exactly when a search through all of them does', () => {
    const plain = house(4, 8);
    fc.assert(
      fc.property(states, request, (taken, wanted) => {
        const { quantity, tierIndex, sectionIndex, split } = wanted;
        const free = [...taken.keys()].filter(
          o =>
            taken[o] === 0 &&
            (tierIndex === undefined || plain.tierOf[o] === tierIndex) &&
            (sectionIndex === undefined || plain.index.sectionOf[o] === sectionIndex),
        );
        const blocks = free.filter(start => {
          const block = Array.from({ length: quantity }, (_, i) => start + i);
          return block.every(o => free.includes(o)) && isTogether(plain, block);
        });
        const answer = ask(plain, taken, { ...wanted, accessible: false });
        expect(answer.ok).toBe(split === true ? free.length >= quantity : blocks.length > 0);
        if (!answer.ok) {
          expect(answer.refusal).toBe(free.length < quantity ? 'sold-out' : 'no-adjacent-seats');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes the front seat in the middle first', () => {
    const small = house(10, 20);
    const answer = bestAvailable({
      ...small,
      states: new Uint8Array(400),
      request: { quantity: 1 },
      spread: { candidates: 1, tolerance: 0 },
      random: () => 0,
    });
    const nearest = [...small.index.distance.keys()].sort(
      (a, b) => (small.index.distance[a] ?? 0) - (small.index.distance[b] ?? 0),
    );
    expect(answer.ok && nearest.slice(0, 2)).toContain(answer.ok && answer.ordinals[0]);
  });

  it('leaves no single seat where it can be helped', () => {
    const row = house(1, 10);
    const taken = new Uint8Array(20).fill(2);
    taken.fill(0, 0, 3);
    taken.fill(0, 12, 14);
    expect(ask(row, taken, { quantity: 2 })).toEqual({ ok: true, ordinals: [12, 13] });
  });

  it('splits a party over chunks of one section, none of them alone when it can be helped', () => {
    const taken = new Uint8Array(64).fill(2);
    for (const free of [3, 11, 12, 13, 18, 19, 44, 45]) taken[free] = 0;
    const plain = house(4, 8);
    expect(ask(plain, taken, { quantity: 4 })).toEqual({ ok: false, refusal: 'no-adjacent-seats', left: 8 });
    const answer = ask(plain, taken, { quantity: 4, split: true });
    expect(answer.ok && answer.ordinals.every(o => plain.index.sectionOf[o] === 0)).toBe(true);
    expect(answer.ok && answer.ordinals.includes(3)).toBe(false);
  });

  it('gives a split party the last seats there are, even when some sit alone', () => {
    const taken = new Uint8Array(64).fill(2);
    const last = [4, 5, 6, 7, 40];
    for (const free of last) taken[free] = 0;
    expect(ask(house(4, 8), taken, { quantity: 5, split: true })).toEqual({ ok: true, ordinals: last });
  });

  it('refuses a party of nobody', () => {
    expect(() => ask(small, new Uint8Array(64), { quantity: 0 })).toThrow(RangeError);
  });
});
