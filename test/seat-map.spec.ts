import { Availability, readBits, SEAT } from '../views/islands/seat-map/availability.js';
import {
  isInside,
  readChart,
  seatAt,
  seatTowards,
  visitSeats,
  type ChartDocument,
} from '../views/islands/seat-map/chart.js';
import { legibleOn } from '../views/islands/seat-map/contrast.js';
import {
  between,
  clampView,
  firstView,
  planX,
  planY,
  showBox,
  zoomAt,
  type View,
} from '../views/islands/seat-map/view.js';
import { minutesAndSeconds } from '../views/islands/shared/clock.js';
import { packBits, sampleHouse } from './support/sample-house.js';

function theatre(): { chart: ReturnType<typeof readChart>; states: Uint8Array } {
  const house = sampleHouse('theatre');
  if (!house) throw new Error('no theatre');
  return { chart: readChart(JSON.parse(JSON.stringify(house.chart)) as ChartDocument), states: house.states };
}

const VIEW: View = { scale: 1, offsetX: 0, offsetY: 0, width: 800, height: 600 };

describe('seating chart in the browser', () => {
  const { chart, states } = theatre();

  it('reads the bits of the availability as they were written', () => {
    const read = new Uint8Array(states.length);
    readBits(packBits(states), read);
    expect(read).toEqual(states);
  });

  function known(): Availability {
    const availability = new Availability(chart);
    availability.takeBits(packBits(states));
    return availability;
  }
  const sum = (counts: Int32Array): number => counts.reduce((total, each) => total + each, 0);

  it('counts what is free by tier and by section alike, whatever changes', () => {
    const availability = known();
    for (let seat = 0; seat < chart.count; seat += 3) availability.set(seat, (seat * 7) % 4);
    const isFree = (state: number, seat: number): boolean =>
      state === SEAT.free && (chart.tier[seat] ?? -1) >= 0;
    const free = availability.states.filter(isFree).length;
    expect(sum(availability.freeByTier)).toBe(free);
    expect(sum(availability.freeBySection)).toBe(free);
    expect(sum(availability.countBySection)).toBe(chart.count);
  });

  it('tells each seat that has changed and no other, when all seats come again', () => {
    const availability = known();
    const told: [seat: number, before: number][] = [];
    availability.listen({
      seat: (seat, before) => told.push([seat, before]),
      all: () => told.push([-1, -1]),
    });
    const later = states.map((state, seat) => (seat === 5 || seat === 400 ? SEAT.sold : state));
    later[6] = states[6] === SEAT.free ? SEAT.held : SEAT.free;
    availability.takeBits(packBits(later));
    availability.takeBits(packBits(later));
    const changed = [5, 6, 400].filter(seat => states[seat] !== later[seat]);
    expect(told).toEqual(changed.map(seat => [seat, states[seat]]));
    expect(availability.states).toEqual(later);
  });

  it('does not mind a change of a seat that is not in the plan', () => {
    const availability = known();
    availability.set(chart.count + 10, SEAT.sold);
    expect(availability.states).toEqual(states);
  });

  it('finds every seat at its own place, and none far away', () => {
    for (let seat = 0; seat < chart.count; seat += 7) {
      expect(seatAt(chart, { x: chart.x[seat] ?? 0, y: chart.y[seat] ?? 0 }, chart.spacing / 3)).toBe(seat);
    }
    expect(seatAt(chart, { x: -5000, y: -5000 }, 10)).toBeUndefined();
  });

  it('sees every seat once when the whole house is asked for', () => {
    const seen = new Uint8Array(chart.count);
    const { width, height } = chart.document.size;
    visitSeats(chart.grid, { x: 0, y: 0, width, height }, seat => (seen[seat] = (seen[seat] ?? 0) + 1));
    expect(seen.every(times => times === 1)).toBe(true);
  });

  it('walks along a row and back by arrows', () => {
    const [, , first = 0] = chart.document.rows[3] ?? [];
    const isRight = (chart.x[first + 1] ?? 0) > (chart.x[first] ?? 0);
    const next = seatTowards(chart, first, isRight ? 1 : -1, 0);
    expect(next).toBe(first + 1);
    expect(seatTowards(chart, next ?? 0, isRight ? -1 : 1, 0)).toBe(first);
  });

  it('knows a seat by its id', () => {
    expect(chart.indexOf(chart.document.seats[42]?.[0] ?? '')).toBe(42);
    expect(chart.indexOf('nobody')).toBeUndefined();
  });

  it('tells the inside of an outline from the outside', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ] as const;
    expect(isInside(square, 5, 5)).toBe(true);
    expect(isInside(square, 15, 5)).toBe(false);
  });
});

describe('what is seen of the house', () => {
  const limits = { size: { width: 2000, height: 1500 }, largestScale: 10 };
  const whole = showBox(VIEW, { x: 0, y: 0, width: 2000, height: 1500 }, limits);

  it('keeps the place under the pointer when it zooms', () => {
    const at = { x: 300, y: 200 };
    const near = zoomAt(whole, 4, at, limits);
    expect(near.scale).toBeCloseTo(whole.scale * 4);
    expect(planX(near, at.x)).toBeCloseTo(planX(whole, at.x));
    expect(planY(near, at.y)).toBeCloseTo(planY(whole, at.y));
  });

  it('never zooms beyond its limits or loses the house', () => {
    expect(zoomAt(whole, 1e6, { x: 1, y: 1 }, limits).scale).toBe(10);
    expect(zoomAt(whole, 1e-6, { x: 1, y: 1 }, limits).scale).toBeGreaterThan(whole.scale * 0.85);
    const lost = clampView({ ...whole, offsetX: 1e6, offsetY: -1e6 }, limits);
    expect(lost.offsetX).toBeLessThan(VIEW.width);
    expect(lost.offsetY + limits.size.height * lost.scale).toBeGreaterThan(0);
  });

  it('opens a big house as a whole', () => {
    expect(firstView(VIEW, limits, true).scale).toBeCloseTo(whole.scale);
  });

  it('glides from one view to the other', () => {
    const goal = zoomAt(whole, 3, { x: 100, y: 100 }, limits);
    expect(between(whole, goal, 1).offsetX).toBeCloseTo(goal.offsetX);
    expect(between(whole, goal, 0).scale).toBeCloseTo(whole.scale);
  });
});

describe('the clock', () => {
  it.each([
    [522_000, '8:42'],
    [60_000, '1:00'],
    [59_001, '1:00'],
    [900, '0:01'],
    [0, '0:00'],
    [-5000, '0:00'],
  ])('writes %i ms as %s', (left, words) => {
    expect(minutesAndSeconds(left)).toBe(words);
  });
});

describe('a name on a hue', () => {
  const inks: [string, string] = ['rgb(23, 22, 18)', 'rgb(242, 241, 237)'];

  it.each([
    ['dark on a bright hue', 'rgb(90, 217, 218)', 1, 0],
    ['light on a dark hue', 'rgb(4, 35, 175)', 1, 1],
    ['dark on a dark hue that is hardly there', 'rgb(4, 35, 175)', 0.2, 0],
    ['dark on violet, which looks stronger than it is', 'rgb(158, 69, 237)', 0.65, 0],
  ])('is %s', (_, hue, strength, ink) => {
    expect(legibleOn({ hue, strength, ground: 'rgb(230, 228, 221)' }, inks)).toBe(inks[ink]);
  });
});
