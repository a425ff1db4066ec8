import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readPretixPlan } from './pretix-plan.rules.js';
import { planLimits, type PlanProblem, type SeatingPlan } from './seating-plan.js';

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

function problems(input: unknown): readonly PlanProblem[] {
  const result = readPretixPlan(input);
  return result.ok ? [] : result.problems;
}

describe('a mistake in a pretix seating plan is named with its place', () => {
  const seat = (plan: LoosePlan): LooseSeat => plan.zones[0]?.rows[2]?.seats[5] ?? {};
  const at = 'zones[0].rows[2].seats[5]';
  const cases: [string, (plan: LoosePlan) => void, PlanProblem][] = [
    [
      'unknown category',
      plan => (seat(plan)['category'] = 'Gold'),
      { path: `${at}.category`, message: '"Gold" is not among categories' },
    ],
    [
      'category from the prototype',
      plan => (seat(plan)['category'] = '__proto__'),
      { path: `${at}.category`, message: '"__proto__" is not among categories' },
    ],
    ['no position', plan => delete seat(plan).position, { path: `${at}.position`, message: 'is missing' }],
    [
      'half a position',
      plan => (seat(plan).position = { x: 1 }),
      { path: `${at}.position.y`, message: 'is missing' },
    ],
    [
      'infinite',
      plan => (seat(plan).position = { x: Infinity, y: 1 }),
      { path: `${at}.position.x`, message: 'must be a finite number' },
    ],
    [
      'far away',
      plan => (seat(plan).position = { x: 1, y: -2e6 }),
      { path: `${at}.position.y`, message: 'is further than 1000000 from the origin' },
    ],
    [
      'same id twice',
      plan => (seat(plan)['seat_guid'] = 'G-A-1'),
      { path: `${at}.seat_guid`, message: '"G-A-1" is already the id of zones[0].rows[0].seats[0]' },
    ],
    [
      'long id',
      plan => (seat(plan)['seat_guid'] = 'x'.repeat(65)),
      { path: `${at}.seat_guid`, message: 'is longer than 64 characters' },
    ],
    [
      'unsafe id',
      plan => (seat(plan)['seat_guid'] = 'a/../b'),
      { path: `${at}.seat_guid`, message: '"a/../b" may only have letters, digits and - . _ ~' },
    ],
    [
      'id of an area',
      plan => (seat(plan)['seat_guid'] = 'area1-7'),
      { path: `${at}.seat_guid`, message: '"area1-7" is kept for places of general-admission areas' },
    ],
    [
      'dots as id',
      plan => (seat(plan)['seat_guid'] = '..'),
      { path: `${at}.seat_guid`, message: '".." may only have letters, digits and - . _ ~' },
    ],
    [
      'no number',
      plan => (seat(plan)['seat_number'] = ' '),
      { path: `${at}.seat_number`, message: 'is empty' },
    ],
    [
      'list for an object',
      plan => (plan.zones[0] = [] as never),
      { path: 'zones[0]', message: 'must be an object' },
    ],
    ['object for a list', plan => (plan.zones = {} as never), { path: 'zones', message: 'must be a list' }],
    ['no zones', plan => (plan.zones = []), { path: 'zones', message: 'have no seat at all' }],
    ['no name', plan => delete plan['name'], { path: 'name', message: 'is missing' }],
    [
      'flat',
      plan => (plan['size'] = { width: 0, height: 9 }),
      { path: 'size', message: 'must have a width and a height above 0' },
    ],
  ];
  it.each(cases)('%s', (_, change, problem) => {
    expect(problems(planWith(change))).toContainEqual(problem);
  });

  it('says where the first seat too many is', () => {
    const position = { x: 0, y: 0 };
    const seats = Array.from({ length: planLimits.seats }, (_, i) => ({
      seat_guid: `s${i}`,
      seat_number: i,
      position,
      category: 'Floor',
    }));
    const full = planWith(plan => {
      plan.zones[0]?.rows.unshift({ row_number: 'Z', seats });
      plan.zones.length = 1;
    });
    expect(problems(full)).toContainEqual({
      path: 'zones[0].rows[1].seats[0]',
      message: 'is one seat too many, at most 100000 are allowed',
    });
  });

  it('stops at fifty problems', () => {
    const wrong = Array.from({ length: 500 }, () => ({ seat_guid: '' }));
    expect(
      problems(
        planWith(
          plan => (plan.zones[0] = { position: { x: 0, y: 0 }, rows: [{ row_number: '1', seats: wrong }] }),
        ),
      ),
    ).toHaveLength(50);
  });

  it('keeps its words short when the input is long', () => {
    const long = planWith(plan => (seat(plan)['seat_guid'] = '/'.repeat(64)));
    for (const { message } of problems(long)) expect(message.length).toBeLessThan(120);
  });
});

describe('hostile input', () => {
  it('is refused or read, and never throws', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.constantFrom('name', 'size', 'categories', 'zones'),
        (junk, key) => {
          expect(readPretixPlan(junk).ok).toBe(false);
          const result = readPretixPlan(planWith(plan => Object.assign(plan, { [key]: junk })));
          if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('may hide a prototype or nest for ever without effect', () => {
    const nested = '['.repeat(5_000) + ']'.repeat(5_000);
    const text = fixture.replace('{', `{ "__proto__": { "polluted": 1 }, "deep": ${nested},`);
    expect(accepted(JSON.parse(text)).seats).toHaveLength(40);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
