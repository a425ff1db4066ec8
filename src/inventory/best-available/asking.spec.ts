import fc from 'fast-check';
import { Clock } from '../../platform/clock/clock.js';
import { readSimplePlan } from '../seating-plans/generated-plan.rules.js';
import { areaPlaces } from './area-places.rules.js';
import { Asking } from './asking.js';
import { bestAvailable, calmSpread } from './best-available.rules.js';
import { Crowd } from './crowd.js';
import { seatIndex } from './seat-index.rules.js';
import type { Spread } from './seat-search.js';

class StoppedClock extends Clock {
  time = 0;
  override ms(): number {
    return this.time;
  }
}

const read = readSimplePlan({
  name: 'House',
  sections: [{ name: 'S', rows: 6, seatsPerRow: 10, category: 'All' }],
});
if (!read.ok) throw new Error('The house must be a good plan.');
const index = seatIndex(read.plan);
const tierOf = new Int16Array(60);

/** What a search is shown, and the seats it may choose. */
function choose(asking: Asking, quantity: number, free: readonly number[] = [...tierOf.keys()]) {
  const states = Uint8Array.from(tierOf, (_, ordinal) => (free.includes(ordinal) ? 0 : 2));
  return asking.choose(states, (view, spread) =>
    bestAvailable({ index, tierOf, states: view, request: { quantity }, spread, random: Math.random }),
  );
}

function spreadOf(asking: Asking): Spread | undefined {
  let seen: Spread | undefined;
  asking.choose(new Uint8Array(60), (_, spread) => {
    seen = spread;
    return { ok: true, ordinals: [] };
  });
  return seen;
}

describe('askers of one process', () => {
  it('never get into each other’s way while there is enough for all', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(sizes, list => {
        const crowd = new Crowd(new StoppedClock(), 1);
        const given = list.flatMap(quantity => {
          const answer = choose(new Asking(crowd), quantity);
          return answer.ok ? answer.ordinals : [];
        });
        expect(given).toHaveLength(list.reduce((sum, size) => sum + size, 0));
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('may still ask for what is on its way to others when nothing else is left', () => {
    const crowd = new Crowd(new StoppedClock(), 1);
    const [first, second] = [new Asking(crowd), new Asking(crowd)];
    expect(choose(first, 1, [7])).toEqual({ ok: true, ordinals: [7] });
    expect(choose(second, 1, [7])).toEqual({ ok: true, ordinals: [7] });
    expect(choose(second, 2, [7])).toEqual({ ok: false, refusal: 'sold-out', left: 1 });
    first.end();
    second.end();
    expect(crowd.hasSeatsOnTheWay).toBe(false);
  });

  it('spread with the crowd, in all processes, and further with each try', () => {
    const crowd = new Crowd(new StoppedClock(), 4);
    const alone = new Asking(crowd);
    expect(spreadOf(alone)).toEqual(calmSpread);
    expect(spreadOf(alone)?.candidates).toBe(30);
    const others = Array.from({ length: 9 }, () => new Asking(crowd));
    expect(crowd.size).toBe(37);
    expect(spreadOf(others[0] ?? alone)?.candidates).toBe(360);
  });

  it('are remembered for a moment after they have gone', () => {
    const clock = new StoppedClock();
    const crowd = new Crowd(clock, 1);
    for (let came = 0; came < 16; came += 1) new Asking(crowd).end();
    expect(crowd.size).toBe(16);
    clock.time += 50;
    expect(crowd.size).toBe(8);
    expect(crowd.isIdle).toBe(false);
    clock.time += 1_000;
    expect(crowd.size).toBe(1);
    expect(crowd.isIdle).toBe(true);
  });
});

describe('an asker who was beaten', () => {
  it('is never given the same seats again', () => {
    const asking = new Asking(new Crowd(new StoppedClock(), 1));
    const tried = Array.from({ length: 60 }, () => {
      const answer = choose(asking, 1);
      if (!answer.ok) throw new Error(answer.refusal);
      asking.passOver(answer.ordinals);
      return answer.ordinals[0];
    });
    expect(new Set(tried).size).toBe(60);
    expect(choose(asking, 1)).toEqual({ ok: false, refusal: 'sold-out', left: 0 });
  });

  it('looks once more at all of them before giving up', () => {
    const asking = new Asking(new Crowd(new StoppedClock(), 1));
    expect(asking.lookAgain()).toBe(false);
    asking.passOver([3]);
    expect(choose(asking, 1, [3])).toMatchObject({ ok: false });
    expect(asking.lookAgain()).toBe(true);
    expect(choose(asking, 1, [3])).toEqual({ ok: true, ordinals: [3] });
    asking.passOver([3]);
    expect(asking.lookAgain()).toBe(false);
  });
});

describe('places of areas', () => {
  it('are given exactly when each area has enough, free and none twice', () => {
    const states = fc.uint8Array({ minLength: 12, maxLength: 12, max: 1 });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(states, fc.nat(6), fc.nat(6), random, (taken, a, b, chance) => {
        const wishes = [
          { range: [0, 5] as const, quantity: a },
          { range: [5, 12] as const, quantity: b },
        ];
        const freeIn = (from: number, to: number) =>
          taken.slice(from, to).filter(state => state === 0).length;
        const answer = areaPlaces(wishes, taken, () => chance);
        expect(answer.ok).toBe(freeIn(0, 5) >= a && freeIn(5, 12) >= b);
        if (!answer.ok) return;
        expect(new Set(answer.ordinals).size).toBe(a + b);
        expect(answer.ordinals.every(ordinal => taken[ordinal] === 0)).toBe(true);
        expect(answer.ordinals.filter(ordinal => ordinal < 5)).toHaveLength(a);
      }),
    );
  });
});
