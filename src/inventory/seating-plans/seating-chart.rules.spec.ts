import { readFileSync } from 'node:fs';
import { readPretixPlan } from './pretix-plan.rules.js';
import {
  seatingChart,
  seatingChartDocument,
  sectionId,
  sectionIndexOf,
  seatTiers,
} from './seating-chart.rules.js';

const read = readPretixPlan(JSON.parse(readFileSync('test/fixtures/small-plan.pretix.json', 'utf8')));
if (!read.ok) throw new Error('the fixture must be a good plan');
const { plan } = read;

const input = {
  planId: 'plan-1',
  plan,
  tiers: [
    { id: 't-standing', name: 'Standing', category: null },
    { id: 't-front', name: 'Front', category: 'Front' },
    { id: 't-floor', name: 'Floor', category: 'Floor' },
  ],
  areas: [
    { id: 'a-1', name: 'standing', capacity: 120 },
    { id: 'a-2', name: 'Bar', capacity: 20 },
  ],
};

describe('the seating chart of a performance', () => {
  const chart = seatingChart(input);

  it('gives every seat its tier, and none to seats of a category without one', () => {
    expect(chart.seats[0]).toEqual(['G-A-1', 0, 'A', '1', 100, 160, 1, 0]);
    expect(chart.seats[8]?.[6]).toBe(2);
    expect(chart.seats[24]?.[6]).toBe(-1);
    expect([...seatTiers(plan, input.tiers)]).toEqual(chart.seats.map(seat => seat[6]));
  });

  it('draws an area where the plan has a shape of its name', () => {
    expect(chart.areas[0]?.outline).toHaveLength(32);
    expect(chart.areas[1]?.outline).toBeNull();
    expect(chart.decorations.map(({ text }) => text)).toEqual(['Stage']);
  });

  it('names rows by section, label, first seat and count', () => {
    expect(chart.rows[1]).toEqual([0, 'B', 8, 8]);
    expect(chart.sections.map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  it('finds a section by the id it gave', () => {
    expect(sectionIndexOf(sectionId(1), plan)).toBe(1);
    for (const id of ['s3', 's0', 's', '1', 's1 ', '__proto__']) expect(sectionIndexOf(id, plan)).toBeNull();
  });

  it('has the same hash for the same content and another one for other content', () => {
    const { json, hash } = seatingChartDocument(input);
    expect(JSON.parse(json)).toEqual(chart);
    expect(hash).toMatch(/^[0-9a-f]{32}$/);
    expect(seatingChartDocument(input).hash).toBe(hash);
    expect(seatingChartDocument({ ...input, tiers: input.tiers.slice(1) }).hash).not.toBe(hash);
  });
});
