import type {
  PlanDrawingView,
  SeatingPlansView,
  SeatingPlanView,
  VenuesView,
} from '../../../../src/admin/views/house.view.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { sampleHouse } from '../../sample-house.js';
import { WHO, asOptions } from './events.js';

const LONDON = 'Europe/London';
const TIERS = ['tier-a', 'tier-b', 'tier-c', 'tier-d'] as const;

const points = (outline: readonly (readonly [number, number])[]): string =>
  outline.map(([x, y]) => `${x},${y}`).join(' ');

function drawing(name: string): PlanDrawingView {
  const chart = sampleHouse(name)?.chart;
  return {
    viewBox: `0 0 ${chart?.size.width ?? 1} ${chart?.size.height ?? 1}`,
    words: `The ${name} from above`,
    sections: (chart?.sections ?? []).map((section, index) => ({
      tierClass: TIERS[index % 4] ?? 'tier-a',
      points: points(section.outline),
    })),
    decorations: (chart?.decorations ?? []).map(each => ({ points: points(each.outline) })),
  };
}

export const seatingPlans: SeatingPlansView = {
  ...adminShell({ title: 'Seating plans', here: 'plans', who: WHO }),
  problems: [],
  plans: [
    {
      href: '/admin/seating-plans/a',
      name: 'Corliss Theatre',
      seats: 1236,
      sections: 3,
      drawing: drawing('theatre'),
    },
    {
      href: '/admin/seating-plans/b',
      name: 'National stadium',
      seats: 60000,
      sections: 160,
      drawing: drawing('stadium'),
    },
  ],
  generator: {
    name: { value: '', error: null },
    sections: { value: '4', error: null },
    rows: { value: '12', error: null },
    seatsPerRow: { value: '20', error: null },
    category: { value: 'Stalls', error: null },
  },
};
export const seatingPlansBad: SeatingPlansView = {
  ...seatingPlans,
  plans: [],
  problems: [
    {
      path: 'zones[3].rows[2].seats[10].category',
      message: 'names the category "Gold", which the plan does not have',
    },
    {
      path: 'zones[4].rows[0].seats[1].seat_guid',
      message: 'is the same as that of zones[4].rows[0].seats[0]',
    },
  ],
};
export const seatingPlan: SeatingPlanView = {
  ...adminShell({ title: 'Corliss Theatre', here: 'plans', who: WHO }),
  name: 'Corliss Theatre',
  seats: 1236,
  rowCount: 44,
  createdAt: '2026-11-24T10:18:42Z',
  zone: LONDON,
  drawing: drawing('theatre'),
  categories: [
    { name: 'Premium', seats: 147 },
    { name: 'Stalls', seats: 593 },
  ],
  sections: [
    { name: 'Stalls', seats: 700 },
    { name: 'Dress Circle', seats: 300 },
  ],
  access: [
    { name: 'Wheelchair places', seats: 4 },
    { name: 'Companion seats', seats: 4 },
    { name: 'View partly hidden', seats: 12 },
  ],
};

export const venues: VenuesView = {
  ...adminShell({ title: 'Venues', here: 'venues', who: WHO }),
  errors: [],
  venues: [{ name: 'Corliss Theatre', city: 'Glasgow', country: 'GB', timeZone: LONDON }],
  fields: {
    name: { value: '', error: null },
    city: { value: '', error: null },
    country: { value: '', error: null },
    timeZone: { error: null },
  },
  timeZones: asOptions([LONDON, 'Europe/Lisbon', 'Asia/Tokyo'], LONDON),
};
