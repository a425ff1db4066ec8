import fc from 'fast-check';
import { arena } from './arena-plan.rules.js';
import { readSeatingPlan, readSimplePlan } from './generated-plan.rules.js';
import { rowLetters, sectionCode } from './plan-labels.rules.js';
import { seatFlags, type SeatingPlan } from './seating-plan.js';
import { stadium } from './stadium-plan.rules.js';
import { theatre } from './theatre-plan.rules.js';

function closestPair(plan: SeatingPlan): number {
  const cells = new Map<string, { x: number; y: number }[]>();
  let closest = Infinity;
  for (const { x, y } of plan.seats) {
    const [column, line] = [Math.floor(x / 10), Math.floor(y / 10)];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const other of cells.get(`${column + dx},${line + dy}`) ?? []) {
          closest = Math.min(closest, Math.hypot(other.x - x, other.y - y));
        }
      }
    }
    const key = `${column},${line}`;
    cells.set(key, [...(cells.get(key) ?? []), { x, y }]);
  }
  return closest;
}

function expectSound(plan: SeatingPlan): void {
  expect(new Set(plan.seats.map(seat => seat.id)).size).toBe(plan.seats.length);
  expect(plan.seats.every(seat => /^[A-Za-z0-9_-]{1,24}$/.test(seat.id))).toBe(true);
  expect(plan.seats.every(({ x, y }) => x > 0 && y > 0 && x < plan.size.width && y < plan.size.height)).toBe(
    true,
  );
  expect(closestPair(plan)).toBeGreaterThan(8);
}

describe('the simple form of a plan', () => {
  const section = { name: 'Stalls', rows: 3, seatsPerRow: 5, category: 'Best' };

  it('becomes rows of seats with short ids', () => {
    const result = readSimplePlan({ name: 'Hall', sections: [section, { ...section, name: 'Circle' }] });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.plan.categories).toEqual(['Best']);
    expect(result.plan.seats).toHaveLength(30);
    expect(result.plan.seats[6]).toMatchObject({ id: 'S-B-2', rowLabel: 'B', seatLabel: '2' });
    expect(result.plan.seats[15]?.id).toBe('C-A-1');
  });

  it('never lets two seats or sections collide, whatever their number and size', () => {
    const sections = fc.array(
      fc.record({ rows: fc.integer({ min: 1, max: 20 }), seatsPerRow: fc.integer({ min: 1, max: 60 }) }),
      { minLength: 1, maxLength: 14 },
    );
    fc.assert(
      fc.property(sections, list => {
        const named = list.map((size, i) => ({ ...size, name: `Block ${i}`, category: 'A' }));
        const result = readSimplePlan({ name: 'Hall', sections: named });
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expectSound(result.plan);
      }),
      { numRuns: 40 },
    );
  });

  const wrong: [string, unknown, string, string][] = [
    ['no sections', { name: 'Hall', sections: [] }, 'sections', 'must have at least one section'],
    [
      'too many rows',
      { name: 'Hall', sections: [{ ...section, rows: 201 }] },
      'sections[0].rows',
      'must be a whole number from 1 to 200',
    ],
    [
      'half a seat',
      { name: 'Hall', sections: [{ ...section, seatsPerRow: 2.5 }] },
      'sections[0].seatsPerRow',
      'must be a whole number from 1 to 500',
    ],
    [
      'a name twice',
      { name: 'Hall', sections: [section, section] },
      'sections[1].name',
      '"Stalls" is used twice',
    ],
    [
      'an unknown field',
      { name: 'Hall', sections: [{ ...section, colour: 'red' }] },
      'sections[0].colour',
      'is not a field of a section',
    ],
    [
      'too many seats',
      {
        name: 'Hall',
        sections: ['A', 'B'].map(name => ({ name, rows: 200, seatsPerRow: 500, category: 'A' })),
      },
      'sections',
      'have 200000 seats, at most 100000 are allowed',
    ],
    ['a list', [], '', 'must be an object'],
  ];
  it.each(wrong)('names the place of %s', (_, input, path, message) => {
    const result = readSimplePlan(input);
    expect(result.ok ? [] : result.problems).toContainEqual({ path, message });
  });

  it('is told from a pretix plan by its zones', () => {
    const pretix = readSeatingPlan({ name: 'Hall', zones: [], categories: [] });
    expect(pretix).toEqual({ ok: false, problems: [{ path: 'zones', message: 'have no seat at all' }] });
    expect(readSeatingPlan({ name: 'Hall', sections: [section] }).ok).toBe(true);
  });
});

describe('the houses of the demo', () => {
  const houses: [string, SeatingPlan, number, number][] = [
    ['theatre', theatre(), 1_150, 1_300],
    ['arena', arena(), 16_500, 17_500],
    ['stadium', stadium(), 60_000, 60_000],
  ];

  it.each(houses)('%s: as many seats as it says, each with room', (_, plan, least, most) => {
    expect(plan.seats.length).toBeGreaterThanOrEqual(least);
    expect(plan.seats.length).toBeLessThanOrEqual(most);
    expectSound(plan);
  });

  it.each(houses)('%s: a companion seat beside every wheelchair place', (_, plan) => {
    plan.seats.forEach((seat, ordinal) => {
      if ((seat.flags & seatFlags.accessible) === 0) return;
      const neighbours = [plan.seats[ordinal - 1], plan.seats[ordinal + 1]].filter(
        other => other?.rowLabel === seat.rowLabel && other.sectionIndex === seat.sectionIndex,
      );
      expect(neighbours.some(other => ((other?.flags ?? 0) & seatFlags.companion) !== 0)).toBe(true);
    });
  });

  it.each(houses)('%s: wheelchair places at every price without a restricted view', (_, plan) => {
    const withPlaces = new Set(
      plan.seats.filter(seat => (seat.flags & seatFlags.accessible) !== 0).map(seat => seat.categoryIndex),
    );
    plan.categories.forEach((category, i) => {
      if (/restricted|Pitchside/.test(category)) return;
      expect([category, withPlaces.has(i)]).toEqual([category, true]);
    });
  });
});

describe('labels', () => {
  it('count through the alphabet and on', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(rowLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('make a short code of a section that is not taken yet', () => {
    const taken = new Set<string>();
    const names = ['Stalls', 'Dress Circle', 'Block 101', 'Side', 'Écran', '舞台'];
    expect(names.map(name => sectionCode(name, taken))).toEqual(['S', 'DC', 'B101', 'S_2', 'E', 'X']);
  });
});
