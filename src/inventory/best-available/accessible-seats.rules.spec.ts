import { theatre } from '../seating-plans/theatre-plan.rules.js';
import { seatTiers } from '../seating-plans/seating-chart.rules.js';
import { releasedSeats } from './accessible-release.rules.js';
import { bestAvailable, calmSpread, type BestAvailableRequest } from './best-available.rules.js';
import { focalPoint, seatIndex } from './seat-index.rules.js';

const plan = theatre();
const index = seatIndex(plan);
const tierOf = seatTiers(
  plan,
  plan.categories.map(category => ({ category })),
);
const circle = plan.sections.findIndex(section => section.name === 'Dress circle');
const [SOLD, HELD, BLOCKED] = [2, 1, 3];

function ask(states: Uint8Array, request: BestAvailableRequest) {
  return bestAvailable({ index, tierOf, states, request, spread: calmSpread, random: () => 0.5 });
}

/** A house in which the ordinary seats that `which` names are in the state and all else is free. */
function houseWith(state: number, which: (ordinal: number) => boolean): Uint8Array {
  return Uint8Array.from(plan.seats, (_, o) => (index.withheld[o] === 0 && which(o) ? state : 0));
}

const released = (states: Uint8Array) => {
  const seats = releasedSeats({ index, states, tierOf });
  return seats === null ? [] : [...seats.keys()].filter(ordinal => seats[ordinal] === 1);
};
const withheld = [...index.withheld.keys()].filter(ordinal => index.withheld[ordinal] === 1);

describe('wheelchair places and companion seats', () => {
  it('are kept back while one ordinary seat of each kind is not sold', () => {
    expect(released(new Uint8Array(plan.seats.length))).toEqual([]);
    expect(released(houseWith(HELD, () => true))).toEqual([]);
    expect(
      ask(
        houseWith(HELD, () => true),
        { quantity: 1, split: true },
      ),
    ).toMatchObject({ ok: false });
  });

  it('are released when all other seats of the house are sold', () => {
    const states = houseWith(SOLD, () => true);
    expect(released(states)).toEqual(withheld);
    expect(ask(states, { quantity: 2 })).toMatchObject({ ok: true });
  });

  it('are released when all other seats of their section are sold', () => {
    const inCircle = (o: number) => index.sectionOf[o] === circle;
    expect(released(houseWith(SOLD, inCircle))).toEqual(withheld.filter(inCircle));
  });

  it('are released when all other seats of their price tier are sold', () => {
    const premium = (o: number) => tierOf[o] === 0;
    expect(released(houseWith(SOLD, premium))).toEqual(withheld.filter(premium));
  });

  it('are not released because the organiser blocked all else', () => {
    expect(released(houseWith(BLOCKED, () => true))).toEqual([]);
  });

  it('come with companions when asked for', () => {
    const answer = ask(new Uint8Array(plan.seats.length), { quantity: 2, accessible: true });
    const [first = -1, second = -1] = answer.ok ? answer.ordinals : [];
    expect([plan.seats[first]?.flags, plan.seats[second]?.flags].sort()).toEqual([1, 2]);
    expect(second).toBe(first + 1);
    expect(index.runOf[second]).toBe(index.runOf[first]);
  });

  it('come with ordinary seats beside them for a larger party, and use up one place only', () => {
    const answer = ask(new Uint8Array(plan.seats.length), { quantity: 4, accessible: true });
    if (!answer.ok) throw new Error(answer.refusal);
    expect(answer.ordinals.filter(o => index.accessible[o] === 1)).toHaveLength(1);
    expect(new Set(answer.ordinals.map(o => index.runOf[o])).size).toBe(1);
  });

  it('may be split from their party when it says so, and are sold out when none is left', () => {
    const states = Uint8Array.from(plan.seats, (_, o) =>
      index.accessible[o] === 1 || o % 2 === 0 ? 0 : SOLD,
    );
    expect(ask(states, { quantity: 4, accessible: true })).toMatchObject({ refusal: 'no-adjacent-seats' });
    const split = ask(states, { quantity: 4, accessible: true, split: true });
    expect(split.ok && split.ordinals.filter(o => index.accessible[o] === 1)).toHaveLength(1);
    for (const place of index.accessibleSeats) states[place] = SOLD;
    expect(ask(states, { quantity: 1, accessible: true })).toEqual({
      ok: false,
      refusal: 'sold-out',
      left: 0,
    });
  });
});

describe('the focal point', () => {
  it('is the middle of the front of the stage', () => {
    const [x, y] = focalPoint(plan);
    const stage = plan.decorations[0]?.outline ?? [];
    expect(x).toBeCloseTo(plan.size.width / 2, 0);
    expect(y).toBe(Math.max(...stage.map(point => point[1])));
  });
});
