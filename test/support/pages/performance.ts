import type {
  PerformanceView,
  SeatRowView,
  TierClass,
} from '../../../src/storefront/views/performance.view.js';
import { ON, artPath, gbp } from './shared.js';

export const tier = (id: string, name: string, tierClass: TierClass, amount: number, free: number) => ({
  id,
  name,
  tierClass,
  total: gbp(amount),
  freeWords: free ? `${free} free` : 'sold out',
});

const row = (label: string, first: number, count: number): SeatRowView => ({
  label,
  words: 'Stalls, £58.00 each',
  seats: Array.from({ length: count }, (_, index) => ({
    id: `s-${label}-${first + index}`,
    label: String(first + index),
    tierClass: 'tier-b' as const,
    words: `row ${label}, seat ${first + index}, Stalls, £58.00`,
    isAccessible: label === 'R',
    isChecked: label === 'H' && index < 2,
  })),
});

const TIERS = [
  tier('t1', 'Premium', 'tier-a', 7850, 61),
  tier('t2', 'Stalls', 'tier-b', 5800, 281),
  tier('t3', 'Circle', 'tier-c', 4950, 162),
  tier('t4', 'Balcony', 'tier-d', 3200, 226),
];

export const performance: PerformanceView = {
  title: 'Choose seats: Ilse Marrow, Sat 13 March',
  description: null,
  palette: 'tide',
  bodyClass: 'performance',
  heading: 'Choose your seats',
  event: { name: 'Ilse Marrow: Tidewrack', href: '/events/tidewrack' },
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  venueName: 'the Corliss Theatre',
  venueWords: 'Corliss Theatre, Glasgow',
  art: artPath('tidewrack', 'wide'),
  isOpen: true,
  state: ON,
  closed: null,
  hasPlan: true,
  showsViews: true,
  notice: null,
  visit: null,
  joinAction: null,
  isInside: false,
  tiers: TIERS,
  feesWords: 'Nothing is added later. Six seats a person at most.',
  limitWords: 'Six seats a person at most.',
  holdAction: '/performances/p1/hold',
  best: {
    quantities: ['1', '2', '3', '4', '5', '6'].map(value => ({
      value,
      label: value,
      selected: value === '2',
    })),
    tiers: [
      { value: '', label: 'Any price', selected: true },
      ...TIERS.map(each => ({ value: each.id, label: each.name, selected: false })),
    ],
    sections: [
      { value: '', label: 'Anywhere', selected: true },
      { value: 'stalls', label: 'Stalls', selected: false },
    ],
    hasAccessible: true,
    accessible: false,
    split: false,
    error: null,
  },
  areas: [],
  areasError: null,
  sections: [
    {
      id: 'stalls',
      name: 'Stalls',
      href: '?section=stalls#list',
      freeWords: '340 free',
      isOpen: false,
      isSoldOut: false,
    },
    {
      id: 'circle',
      name: 'Dress Circle',
      href: '?section=circle#list',
      freeWords: '162 free',
      isOpen: false,
      isSoldOut: false,
    },
    {
      id: 'balcony',
      name: 'Balcony',
      href: '?section=balcony#list',
      freeWords: '',
      isOpen: false,
      isSoldOut: true,
    },
  ],
  openSection: null,
  seatsError: null,
  island: {
    performanceId: 'theatre',
    planUrl: '/plans/theatre.json',
    availabilityUrl: '/api/v1/performances/theatre/availability',
    streamUrl: '/api/v1/performances/theatre/availability/stream',
    tiers: TIERS.map(each => ({
      id: each.id,
      name: each.name,
      price: gbp(each.total.amount - 600),
      fees: gbp(600),
    })),
    seatsPerHold: 6,
  },
};

export const performanceList: PerformanceView = {
  ...performance,
  sections: performance.sections.map(each => ({ ...each, isOpen: each.id === 'stalls' })),
  openSection: {
    id: 'stalls',
    name: 'Stalls',
    rows: [row('G', 4, 9), row('H', 10, 14), row('K', 1, 22), row('R', 1, 4)],
  },
  seatsError: 'Someone was quicker for row H, seat 16. Choose another one.',
  best: {
    ...performance.best,
    error: 'There are no five free seats side by side. Try four, or let us seat you apart.',
  },
};

export const performanceAreas: PerformanceView = {
  ...performance,
  heading: 'Choose your places',
  hasPlan: false,
  showsViews: false,
  tiers: [],
  sections: [],
  palette: 'rust',
  art: artPath('velvet-mechanism', 'wide'),
  areas: [
    {
      id: 'a1',
      name: 'Floor, standing',
      tierClass: 'tier-a',
      total: gbp(2900),
      freeWords: '412 free',
      max: 6,
      quantity: 2,
      isSoldOut: false,
    },
    {
      id: 'a2',
      name: 'Gallery, free seating',
      tierClass: 'tier-b',
      total: gbp(3400),
      freeWords: '38 free',
      max: 6,
      quantity: 0,
      isSoldOut: false,
    },
    {
      id: 'a3',
      name: 'Bar balcony',
      tierClass: 'tier-c',
      total: gbp(5200),
      freeWords: null,
      max: 0,
      quantity: 0,
      isSoldOut: true,
    },
  ],
};
