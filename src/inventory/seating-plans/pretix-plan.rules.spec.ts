import { readFileSync } from 'node:fs';
import { readPretixPlan } from './pretix-plan.rules.js';
import type { SeatingPlan } from './seating-plan.js';

const fixture = readFileSync('test/fixtures/small-plan.pretix.json', 'utf8');

interface LooseSeat {
  [key: string]: unknown;
  position?: unknown;
}
interface LoosePlan {
  [key: string]: unknown;
  zones: { [key: string]: unknown; rows: { [key: string]: unknown; seats: LooseSeat[] }[] }[];
}

/** The small plan with one mistake made in it. */
function planWith(change: (plan: LoosePlan) => void): unknown {
  const plan = JSON.parse(fixture) as LoosePlan;
  change(plan);
  return plan;
}

function accepted(input: unknown): SeatingPlan {
  const result = readPretixPlan(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.plan;
}

describe('a pretix seating plan', () => {
  it('is read whole, with the keys of the newer editor left alone', () => {
    const plan = accepted(JSON.parse(fixture));
    expect(plan.name).toBe('The Little Room');
    expect(plan.sections.map(section => section.name)).toEqual(['Ground floor', 'Gallery']);
    expect(plan.rows).toHaveLength(6);
    expect(plan.seats).toHaveLength(40);
    expect(plan.seats[1]).toEqual({
      id: 'G-A-2',
      sectionIndex: 0,
      rowLabel: 'A',
      seatLabel: '2',
      x: 125,
      y: 160,
      categoryIndex: 0,
      flags: 0,
    });
    expect(plan.seats.slice(-2).map(seat => seat.flags)).toEqual([1, 2]);
    expect(plan.decorations.map(({ text }) => text)).toEqual(['Stage', 'Standing']);
    expect(plan.decorations[0]?.outline).toEqual([
      [105, 40],
      [285, 40],
      [285, 100],
      [105, 100],
    ]);
  });

  it('numbers the seats so that a row is one stretch of ordinals', () => {
    const plan = accepted(JSON.parse(fixture));
    let next = 0;
    for (const row of plan.rows) {
      expect(row.firstSeat).toBe(next);
      for (const seat of plan.seats.slice(next, next + row.seatCount)) {
        expect([seat.sectionIndex, seat.rowLabel]).toEqual([row.sectionIndex, row.label]);
      }
      next += row.seatCount;
    }
    expect(next).toBe(plan.seats.length);
  });

  it('puts a row in walking order when the file lists odd numbers first', () => {
    const shuffled = planWith(plan => {
      const seats = plan.zones[0]?.rows[0]?.seats ?? [];
      seats.sort((a, b) => (Number(a['seat_number']) % 2) - (Number(b['seat_number']) % 2));
    });
    const labels = accepted(shuffled)
      .seats.slice(0, 8)
      .map(seat => Number(seat.seatLabel));
    const steps = labels.slice(1).map((label, i) => Math.abs(label - (labels[i] ?? 0)));
    expect(steps).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('is drawn in a frame of its own when it has no size and lies left of the origin', () => {
    const moved = planWith(plan => {
      delete plan['size'];
      for (const zone of plan.zones) zone['position'] = { x: -900, y: -900 };
    });
    const plan = accepted(moved);
    for (const { x, y } of plan.seats) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(x).toBeLessThan(plan.size.width);
      expect(y).toBeLessThan(plan.size.height);
    }
  });
});
