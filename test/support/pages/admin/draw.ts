import { drawDeskPage } from '../../../../src/admin/pages/draw-desk.page.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { WHO } from './events.js';

const common = {
  frame: adminShell({ title: 'The draw', here: 'events', who: WHO }),
  performance: { id: 'p1', name: 'Ilse Marrow: Tidewrack', zone: 'Europe/London' },
  isBeforeOpening: true,
  refused: null,
};
const announcement = {
  source: 'EuroMillions of Friday 5 March 2027: five numbers, then two stars, in ascending order',
  announcedAt: new Date('2027-02-20T09:12:00Z'),
  ...{ value: null, abandonedBecause: null, settledAt: null },
};
const frozenAt = new Date('2027-03-05T10:00:00Z');

export const drawDesk = drawDeskPage({ ...common, randomness: { announcement: null, frozenAt: null } });
export const drawDeskAwaited = drawDeskPage({
  ...common,
  isBeforeOpening: false,
  randomness: { announcement, frozenAt },
  refused: {
    body: { text: '7 11 23 31 38 4 9', publishedAt: 'Friday' },
    problems: [{ path: 'publishedAt', message: 'publishedAt must be a time like 2026-05-01T19:30:00Z' }],
  },
});
export const drawDeskAbandoned = drawDeskPage({
  ...common,
  isBeforeOpening: false,
  randomness: {
    announcement: {
      ...announcement,
      abandonedBecause: 'The drawing was put off for a week, and the concert will not wait.',
      settledAt: new Date('2027-03-05T22:40:00Z'),
    },
    frozenAt,
  },
});
