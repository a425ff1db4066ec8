import type { PerformanceView } from '../../../src/storefront/views/performance.view.js';
import { performance, tier } from './performance.js';
import { gbp } from './shared.js';

const STADIUM_TIERS = [
  tier('t1', 'Pitchside', 'tier-a', 9800, 2743),
  tier('t2', 'Lower tier', 'tier-b', 7850, 5493),
  tier('t3', 'Club', 'tier-c', 8900, 5760),
  tier('t4', 'Upper sides', 'tier-d', 5800, 6245),
  tier('t5', 'Upper corners', 'tier-e', 4950, 3120),
  tier('t6', 'Upper ends', 'tier-f', 3200, 4410),
];

/** The same with 60,000 seats. */
export const performanceBig: PerformanceView = {
  ...performance,
  venueName: 'the stadium',
  tiers: STADIUM_TIERS,
  island: performance.island && {
    ...performance.island,
    tiers: STADIUM_TIERS.map(({ id, name, total }) => ({
      ...{ id, name, fees: gbp(600) },
      price: gbp(total.amount - 600),
    })),
    performanceId: 'stadium',
    planUrl: '/plans/stadium.json',
    availabilityUrl: '/api/v1/performances/stadium/availability',
    streamUrl: '/api/v1/performances/stadium/availability/stream',
  },
};
