import { ERROR_WORDS } from '../../../src/storefront/views/error-words.js';
import type { ErrorView, NotOpenView, ProblemView } from '../../../src/storefront/views/trouble.view.js';
import { artPath } from './shared.js';

export const errorOf = (status: number): ErrorView => ({
  title: ERROR_WORDS[status]?.heading ?? 'Error',
  description: null,
  palette: null,
  status,
  heading: ERROR_WORDS[status]?.heading ?? '',
  words: ERROR_WORDS[status]?.words ?? '',
  safeWords: status === 409 || status >= 500 ? 'Nothing has been charged.' : null,
  items: status === 422 ? [{ term: 'email', words: 'is not an e-mail address' }] : [],
  actions: [
    { href: '/', label: 'Search events', isFirst: true },
    { href: '/bookings/find', label: 'Find my booking', isFirst: false },
  ],
  requestId: 'req-9f2c41',
});

export const problem: ProblemView = {
  title: 'Seats taken',
  description: null,
  palette: null,
  code: 'seats-taken',
  status: 409,
  name: 'Seats taken',
  meaning: 'At least one of the seats you asked for is held, sold or blocked. None of them was held for you.',
  advice: 'Read the availability again and ask for other seats. What you held before is still yours.',
  extras: [{ name: 'seatIds', meaning: 'The seats that are taken.' }],
  example: JSON.stringify(
    { type: '/problems/seats-taken', title: 'Seats taken', status: 409, seatIds: ['s-H-16'] },
    null,
    2,
  ),
  others: ['seats-taken', 'sold-out', 'hold-expired'].map(code => ({
    href: `/problems/${code}`,
    label: code,
    isHere: code === 'seats-taken',
  })),
};

export const notOpen: NotOpenView = {
  title: 'Not open yet',
  description: null,
  palette: 'ember',
  name: 'Hollow Coast',
  art: artPath('hollow-coast', 'poster'),
  heading: 'The doors of this sale are still shut',
  words: 'Seats go on sale at the time below. The page opens by itself.',
  opensAt: '2026-11-27T10:00:00Z',
  zone: 'Europe/London',
  safeWords: 'Coming early gains nothing, and reloading loses nothing.',
  eventHref: '/events/hollow-coast',
};
