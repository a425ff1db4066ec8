import fc from 'fast-check';
import { readSimplePlan } from '../seating-plans/generated-plan.rules.js';
import { seatTiers } from '../seating-plans/seating-chart.rules.js';
import type { SeatingPlan } from '../seating-plans/seating-plan.js';
import { theatre } from '../seating-plans/theatre-plan.rules.js';
import { bestAvailable, calmSpread, rushSpread, spreadFor } from './best-available.rules.js';
import { seatIndex } from './seat-index.rules.js';

function onSale(plan: SeatingPlan) {
  const tierOf = seatTiers(
    plan,
    plan.categories.map(category => ({ category })),
  );
  return { index: seatIndex(plan), tierOf, states: new Uint8Array(plan.seats.length) };
}

/** Park and Miller's minimal standard generator, so that a failing case fails again. */
function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

const house = readSimplePlan({
  name: 'Hall',
  sections: ['Left', 'Middle', 'Right', 'Back'].map(name => ({
    name,
    rows: 40,
    seatsPerRow: 50,
    category: name,
  })),
});
if (!house.ok) throw new Error('The house must be a good plan.');
const houseOnSale = onSale(house.plan);

/** How many of 160 parties, all asking of the same free house, are given a seat that another one got too. */
function collisions(sizes: readonly number[], seed: number): number {
  const random = seeded(seed);
  const given = new Set<number>();
  let count = 0;
  for (let asked = 0; asked < 160; asked += 1) {
    const quantity = sizes[asked % sizes.length] ?? 1;
    const answer = bestAvailable({ ...houseOnSale, request: { quantity }, spread: rushSpread, random });
    if (!answer.ok) throw new Error(`A free house has seats for ${quantity}.`);
    if (answer.ordinals.some(ordinal => given.has(ordinal))) count += 1;
    for (const ordinal of answer.ordinals) given.add(ordinal);
  }
  return count;
}

describe('a rush', () => {
  it('of 160 pairs at one moment hardly ever wants the same of 8,000 seats', () => {
    // By the birthday problem 160 choices among 2,048 pairs repeat one about 6 times.
    for (const seed of [1, 2]) expect(collisions([2], seed)).toBeLessThan(16);
  });

  it('of parties of all sizes collides little more', () => {
    for (const seed of [1, 2]) expect(collisions([1, 2, 3, 4], seed)).toBeLessThan(28);
  });

  it('spreads askers the more, the more of them there are', () => {
    expect(spreadFor(1)).toEqual(calmSpread);
    expect(spreadFor(21).candidates).toBe(200);
    expect(spreadFor(21).tolerance).toBeCloseTo(0.21);
    expect(spreadFor(10_000)).toEqual(rushSpread);
  });

  it('would collide nearly always if all were given the very best', () => {
    const best = { candidates: 1, tolerance: 0 };
    const answers = [1, 2, 3, 4, 5, 6, 7, 8].map(seed =>
      bestAvailable({ ...houseOnSale, request: { quantity: 2 }, spread: best, random: seeded(seed) }),
    );
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBeLessThanOrEqual(2);
  });

  it('of parties who may be split fills a theatre to the last seat, wheelchair places last', () => {
    const house = onSale(theatre());
    const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.nat(), (list, seed) => {
        const states = new Uint8Array(house.states.length);
        const random = seeded(seed);
        for (let asked = 0; states.includes(0); asked += 1) {
          const ask = (quantity: number) =>
            bestAvailable({
              ...house,
              states,
              request: { quantity, split: true },
              spread: calmSpread,
              random,
            });
          const wanted = ask(list[asked % list.length] ?? 1);
          const answer = wanted.ok || wanted.left === 0 ? wanted : ask(wanted.left);
          if (!answer.ok) throw new Error('Nobody can have what is left.');
          for (const ordinal of answer.ordinals) {
            if (states[ordinal] !== 0) throw new Error(`Seat ${ordinal} was given twice.`);
            states[ordinal] = 2;
          }
        }
      }),
      { numRuns: 4 },
    );
  });
});
