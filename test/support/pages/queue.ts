import { createHash } from 'node:crypto';
import { queuePage, type QueueContent } from '../../../src/storefront/queue/queue.page.js';
import { LONGER_WORDS } from '../../../src/storefront/queue/room-words.rules.js';
import { LINK_ON_ITS_WAY } from '../../../src/storefront/queue/room-notices.rules.js';
import { DomainError } from '../../../src/platform/problem.js';
import { doorFull } from '../../../src/queue/queue.problems.js';
import { queueRefusalWords } from '../../../src/storefront/queue/refusal-words.rules.js';
import { artPath } from './shared.js';
import type { QueueView } from '../../../src/storefront/views/queue.view.js';

const OPENS_AT = '2027-03-05T10:00:00.000Z';
const SEED = '7f2c5d1e9b8a4c3f6e0d1b2a3948576655443322110f0e0d0c0b0a0908070605';

const content: QueueContent = {
  staged: {
    event: {
      id: 'e-hollow',
      name: 'Hollow Coast',
      attraction: 'Hollow Coast',
      slug: 'hollow-coast',
      genre: 'Concert',
    },
    performance: {
      ...{ id: 'p-hollow', startsAt: new Date('2027-04-09T18:30:00Z'), timeZone: 'Europe/London' },
      ...{ seatsPerHold: 6, holdTtlSeconds: 600 },
    },
    venue: { name: 'Kestrel Arena', city: 'Manchester' },
  },
  seq: 1,
  line: {
    ...{ phase: 'open', opensAt: OPENS_AT, epoch: 1, total: 14_020, nowServing: 9_310, ratePerMinute: 132 },
    lateUpTo: 8_950,
    isDraining: false,
    commitment: createHash('sha256').update(Buffer.from(SEED, 'hex')).digest('hex'),
    ...{
      seed: SEED,
      algorithm: 'feistel-hmac-sha256-v1',
      randomness: null,
      root: null,
      drawSize: 13_870,
      voidRanges: [],
    },
    ...{ stock: 'some', pollSeconds: 2, message: null },
  },
  roomOpensAt: new Date('2027-03-05T09:30:00Z'),
  claimSeconds: 300,
  entry: { entry: 'cC1ob2xsb3cgMSA0NzExIG14.t0k3n.c2FtcGxlLXNpZ25hdHVyZQ', index: 4_711, rank: 12_408 },
  ...{ asks: 'nothing', error: null, notice: null, wrongEmail: null },
  ...{ arrival: null, waitSeconds: null, wrongCallEmail: null, hasAsked: false, stop: null },
  publicUrl: 'https://tickets.example',
  now: new Date('2027-03-05T10:13:00Z'),
};
const sealed: QueueContent['line'] = {
  ...content.line,
  phase: 'draw',
  seed: null,
  drawSize: 0,
  nowServing: 0,
};
const before = { line: sealed, now: new Date('2027-03-05T09:47:30Z') };
const drawnEntry = { ...content.entry, index: 4_711, rank: null } as QueueContent['entry'];

/** As the server makes it, so that no sample shows what the product cannot. The script finds no news of it. */
const page = (change: Partial<QueueContent>): QueueView => {
  const view = queuePage({ ...content, ...change });
  return { ...view, event: { ...view.event, art: artPath('hollow-coast', 'thumb') } };
};
const line = (change: Partial<QueueContent['line']>): Partial<QueueContent> => ({
  line: { ...content.line, ...change },
});

export const queueOutside = page({ entry: null });
export const queueOutsideDraw = page({ ...before, entry: null });
export const queueEarly = page({
  ...{ entry: null, line: { ...sealed, phase: 'before' }, now: new Date('2027-03-05T08:10:00Z') },
});
export const queueRegister = page({ ...before, entry: null, asks: 'email' });
export const queueRegisterWrong = page({
  ...{ ...before, entry: null, asks: 'email', wrongEmail: 'mara.example.org' },
});
export const queueRegisterLate = page({ entry: null, asks: 'email', notice: LINK_ON_ITS_WAY });
export const queueWork = page({ ...before, entry: null, asks: 'work', arrival: 'cC1ob2xsb3c.t0k3n.c2ln' });
export const queueWait = page({ ...before, entry: null, arrival: 'cC1ob2xsb3c.t0k3n.c2ln', waitSeconds: 8 });
export const queueDraw = page({ ...before, entry: drawnEntry });
export const queueAwaiting = page({
  ...{ entry: drawnEntry, now: new Date('2027-03-05T10:00:40Z') },
  line: {
    ...{ ...sealed, drawSize: 13_870, algorithm: 'feistel-hmac-sha256-v1+randomness' },
    randomness: { source: 'EuroMillions of Friday 5 March 2027, in ascending order', text: null },
  },
});
export const queueWaiting = page({});
/** As the script shows it: only a page that remembers what it told can say that it has become longer. */
export const queueLonger: QueueView = {
  ...queueWaiting,
  shows: { ...queueWaiting.shows, longer: true },
  texts: { ...queueWaiting.texts, longer: LONGER_WORDS.pace },
};
export const queueMailed = page({ hasAsked: true, stop: 'c3RvcA.t0k3n.c2ln' });
export const queueCalled = page({
  ...line({ nowServing: 12_450 }),
  error: queueRefusalWords(new DomainError(doorFull, { extra: { ahead: 3, isLate: false } }))?.words ?? null,
});
export const queueLate = page(line({ nowServing: 13_900, lateUpTo: 12_450 }));
export const queuePaused = page(
  line({ phase: 'paused', message: 'A fire alarm in the ticket office. We go on at 10:30 at the latest.' }),
);
export const queueReturns = page(line({ stock: 'returns', ratePerMinute: 0 }));
export const queueSoldOut = page(line({ stock: 'none', ratePerMinute: 0 }));
export const queueClosed = page(
  line({ phase: 'closed', message: 'Every ticket is sold. Thank you for waiting.' }),
);
