import { drawPage } from '../../../src/storefront/draw/draw.page.js';
import { drawDocsPage } from '../../../src/storefront/reference/draw-docs.page.js';
import { makeDrawRecord, SAMPLE_RANDOMNESS } from '../draw-record.js';
import type { DrawRecord } from '../../../src/queue/draw/draw-record.js';

const staged = {
  event: { name: 'Hollow Coast', attraction: 'Hollow Coast', slug: 'hollow-coast' },
  performance: { startsAt: new Date('2027-04-09T18:30:00Z'), timeZone: 'Europe/London' },
  venue: { name: 'Kestrel Arena', city: 'Manchester' },
};
const page = (record: DrawRecord) => drawPage({ record, staged, publicUrl: 'https://tickets.example' });

const VOID = makeDrawRecord().moves[0];

export const drawRecord = makeDrawRecord({
  drawSize: 11_870,
  randomness: SAMPLE_RANDOMNESS,
  revealedAt: '2027-03-05T10:00:31.000Z',
  moves: [
    ...(VOID ? [VOID] : []),
    {
      at: '2027-03-05T10:04:50.000Z',
      kind: 'priority-tier',
      count: 120,
      reason: 'Wheelchair users are let in first, so that the places with space for them are theirs.',
      range: null,
    },
    {
      at: '2027-03-05T10:11:02.000Z',
      kind: 'staff-pass',
      count: 1,
      reason: 'A caller at the box office whose place was lost with a broken phone.',
      range: null,
    },
  ],
});

const AWAITED = makeDrawRecord({ randomness: SAMPLE_RANDOMNESS, drawSize: 11_870, voidRanges: [] });
export const drawAwaited = page({ ...AWAITED, randomness: null, seed: null, revealedAt: null });
export const drawAbandoned = page(
  makeDrawRecord({
    ...{ drawSize: 11_870, voidRanges: [], revealedAt: '2027-03-06T08:40:00.000Z' },
    announcement: {
      ...{ source: SAMPLE_RANDOMNESS.source, announcedAt: '2027-02-20T09:12:00.000Z' },
      abandonedAt: '2027-03-06T08:40:00.000Z',
      reason: 'The drawing was put off for a week, and the concert will not wait.',
    },
  }),
);
export const draw = page(drawRecord);
export const drawSealed = page(makeDrawRecord({ voidRanges: [], seed: null, revealedAt: null, drawSize: 1 }));
export const drawDocs = drawDocsPage();
