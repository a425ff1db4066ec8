import fc from 'fast-check';
import { assemblePlan } from '../seating-plans/plan-assembly.rules.js';
import { seatFlags } from '../seating-plans/seating-plan.js';
import { releasedSeats } from './accessible-release.rules.js';
import { bestAvailable, type BestAvailableRequest, rushSpread } from './best-available.rules.js';
import { seatIndex } from './seat-index.rules.js';

/** Section, price tier and kind of each seat: ordinary, wheelchair place or companion seat. */
const HOUSE = [
  ['A', 0, 'ordinary'],
  ['A', 0, 'wheelchair'],
  ['B', 1, 'ordinary'],
  ['B', 2, 'wheelchair'],
  ['B', 2, 'companion'],
  ['C', 2, 'wheelchair'],
  ['D', 1, 'ordinary'],
  ['D', 3, 'wheelchair'],
  ['E', 3, 'ordinary'],
  ['E', 1, 'ordinary'],
] as const;
const [A, B, D, E_OF_TIER_3, E_OF_TIER_1] = [0, 2, 6, 8, 9];
const ORDINARY = [A, B, D, E_OF_TIER_3, E_OF_TIER_1];
const [IN_A, IN_B, BESIDE_IN_B, IN_C, IN_D] = [1, 3, 4, 5, 7];
const [AVAILABLE, HELD, SOLD, BLOCKED] = [0, 1, 2, 3];

const FLAGS = { ordinary: 0, wheelchair: seatFlags.accessible, companion: seatFlags.companion };
const sections = ['A', 'B', 'C', 'D', 'E'].map((name, at) => ({
  name,
  rows: [
    {
      label: '1',
      seats: HOUSE.flatMap(([section, , kind], i) => {
        const seat = {
          id: `${i}`,
          label: `${i}`,
          x: i * 10,
          y: at * 50,
          categoryIndex: 0,
          flags: FLAGS[kind],
        };
        return section === name ? [seat] : [];
      }),
    },
  ],
}));
const index = seatIndex(
  assemblePlan({ name: 'House', size: null, categories: ['All'], sections, decorations: [] }),
);
const tierOf = Int16Array.from(HOUSE, ([, tier]) => tier);

function houseWith(state: number, seats: readonly number[]): Uint8Array {
  return Uint8Array.from(HOUSE, (_, ordinal) => (seats.includes(ordinal) ? state : AVAILABLE));
}

function released(states: Uint8Array): number[] {
  const seats = releasedSeats({ index, states, tierOf });
  return seats === null ? [] : [...seats.keys()].filter(ordinal => seats[ordinal] === 1);
}

function ask(states: Uint8Array, request: BestAvailableRequest) {
  return bestAvailable({ index, tierOf, states, request, spread: rushSpread, random: Math.random });
}

describe('seats kept for wheelchair users go to others only', () => {
  it('when all ordinary seats of the house are sold, wherever they are', () => {
    expect(released(houseWith(SOLD, ORDINARY))).toEqual([IN_A, IN_B, BESIDE_IN_B, IN_C, IN_D]);
    for (const unsold of ORDINARY) {
      const others = ORDINARY.filter(seat => seat !== unsold);
      expect(released(houseWith(SOLD, others))).not.toContain(IN_C);
    }
  });

  it('when all ordinary seats of the same section are sold, though some of each tier are not', () => {
    expect(released(houseWith(SOLD, [B]))).toEqual([IN_B, BESIDE_IN_B]);
  });

  it('when all ordinary seats of the same price tier are sold, though some of each section are not', () => {
    expect(released(houseWith(SOLD, [E_OF_TIER_3]))).toEqual([IN_D]);
    expect(ask(houseWith(SOLD, [E_OF_TIER_3]), { quantity: 1, tierIndex: 3 })).toEqual({
      ok: true,
      ordinals: [IN_D],
    });
  });

  it('not when those seats are held or blocked, which may come back', () => {
    expect(released(houseWith(HELD, ORDINARY))).toEqual([]);
    expect(released(houseWith(BLOCKED, ORDINARY))).toEqual([]);
    const states = houseWith(SOLD, ORDINARY);
    states[D] = HELD;
    expect(released(states)).toEqual([IN_A, IN_B, BESIDE_IN_B, IN_D]);
    expect(ask(houseWith(HELD, [E_OF_TIER_3]), { quantity: 1, tierIndex: 3 })).toEqual({
      ok: false,
      refusal: 'sold-out',
      left: 0,
    });
  });

  it('though what the organiser keeps off sale does not stand in the way', () => {
    const states = houseWith(SOLD, ORDINARY);
    states[D] = BLOCKED;
    expect(released(states)).toContain(IN_C);
  });

  it('and never while an ordinary seat will do', () => {
    const states = fc.uint8Array({ minLength: HOUSE.length, maxLength: HOUSE.length, max: 3 });
    fc.assert(
      fc.property(states, fc.boolean(), (taken, split) => {
        const answer = ask(taken, { quantity: 1, split });
        if (!answer.ok) return;
        const [seat = -1] = answer.ordinals;
        if (ORDINARY.some(ordinal => taken[ordinal] === AVAILABLE)) expect(ORDINARY).toContain(seat);
        else expect(released(taken)).toContain(seat);
      }),
    );
  });
});
