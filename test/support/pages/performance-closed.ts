import type { PerformanceView } from '../../../src/storefront/views/performance.view.js';
import { performance } from './performance.js';
import { OUT } from './shared.js';

/** The same house, in a sale with a queue. */
export const performanceQueue: PerformanceView = {
  ...performance,
  joinAction: '/performances/p1/queue',
  visit: {
    ...{ performanceId: 'p1', roomHref: '/performances/p1/queue', idleWords: '4 minutes' },
    stayAction: '/performances/p1/queue/presence',
  },
};

export const performanceInside: PerformanceView = { ...performanceQueue, isInside: true };

const shut: PerformanceView = {
  ...performance,
  isOpen: false,
  bodyClass: null,
  showsViews: false,
  island: null,
};
const NOW = '2026-11-24T20:05:18Z';

export const performanceSoon: PerformanceView = {
  ...shut,
  heading: 'Not on sale yet',
  state: { tone: 'soon', words: 'On sale Fri 27 Nov, 10:00' },
  closed: {
    heading: 'The sale opens on Friday',
    words: 'Come back then, or leave this page open. There is nothing to gain by coming early.',
    opensAt: '2026-11-27T10:00:00Z',
    now: NOW,
    action: null,
  },
};

export const performanceSoonQueue: PerformanceView = {
  ...performanceSoon,
  joinAction: '/performances/p1/queue',
};

export const performanceSoldOut: PerformanceView = {
  ...shut,
  heading: 'Sold out',
  state: OUT,
  closed: {
    heading: 'Every seat has found somebody',
    words: 'Seats that are given back go on sale here at the printed price. Looking again later is worth it.',
    opensAt: null,
    now: NOW,
    action: { href: '/events/tidewrack', label: 'See other dates' },
  },
};

export const performanceCancelled: PerformanceView = {
  ...shut,
  heading: 'Cancelled',
  state: { tone: 'off', words: 'Cancelled' },
  closed: {
    heading: 'This night is cancelled',
    words:
      'Everyone who booked gets the full price back on the card they paid with. Banks need up to five days.',
    opensAt: null,
    now: NOW,
    action: { href: '/bookings/find', label: 'Find my booking' },
  },
};
