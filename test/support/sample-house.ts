import { seatingChart, type SeatingChart } from '../../src/inventory/seating-plans/seating-chart.rules.js';
import type { SeatingPlan } from '../../src/inventory/seating-plans/seating-plan.js';
import { stadium } from '../../src/inventory/seating-plans/stadium-plan.rules.js';
import { theatre } from '../../src/inventory/seating-plans/theatre-plan.rules.js';

/** A house half sold, the same at every call: a chart and the states of its seats. */
export interface SampleHouse {
  chart: SeatingChart;
  states: Uint8Array;
}

/** Whole rows sell from the middle, some seats are held, a few are kept back. */
function sellSome(chart: SeatingChart): Uint8Array {
  const states = new Uint8Array(chart.seats.length);
  for (const [section, , first, count] of chart.rows) {
    const wanted = ((first * 7 + section * 13) % 10) / 10;
    const from = Math.floor(count * (0.5 - wanted / 2));
    for (let seat = from; seat < from + Math.floor(count * wanted); seat += 1) states[first + seat] = 2;
    if (first % 5 === 0) for (const seat of [1, 2, 3]) states[first + Math.min(seat, count - 1)] = 1;
    if (first % 11 === 0) states[first + count - 1] = 3;
  }
  return states;
}

function house(plan: SeatingPlan): SampleHouse {
  const tiers = plan.categories.map((category, index) => ({ id: `t${index + 1}`, name: category, category }));
  const chart = seatingChart({ planId: plan.name, plan, tiers, areas: [] });
  return { chart, states: sellSome(chart) };
}

const HOUSES: Record<string, () => SampleHouse> = {
  theatre: () => house(theatre()),
  stadium: () => house(stadium()),
};
const made = new Map<string, SampleHouse>();

export function sampleHouse(name: string): SampleHouse | undefined {
  const known = made.get(name) ?? HOUSES[name]?.();
  if (known) made.set(name, known);
  return known;
}

/** Two bits a seat, lowest bits first, as the contract has them. */
export function packBits(states: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(states.length / 4));
  states.forEach((state, seat) => {
    bytes[seat >> 2] = (bytes[seat >> 2] ?? 0) | (state << ((seat & 3) * 2));
  });
  return Buffer.from(bytes).toString('base64');
}
