import { artworkPalette } from '../../events/index.js';
import { minutesWords, placeOf, type QueueEntryView, type SaleLine } from '../../queue/index.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import type { QueueView } from '../views/queue.view.js';
import { placeWords } from '../words.rules.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface QueueContent {
  staged: {
    event: Pick<Staged['event'], 'id' | 'name' | 'attraction' | 'slug' | 'genre'>;
    performance: Pick<
      Staged['performance'],
      'id' | 'startsAt' | 'timeZone' | 'seatsPerHold' | 'holdTtlSeconds'
    >;
    venue: Pick<Staged['venue'], 'name' | 'city'>;
  };
  line: SaleLine;
  claimSeconds: number;
  /** Null for somebody who has not joined. */
  entry: Pick<QueueEntryView, 'index' | 'rank'> | null;
  error: string | null;
}

const REFRESH_SECONDS = { near: 5, far: 30 };
const NEAR = 100;
const number = new Intl.NumberFormat('en-GB');

export function queuePage({ staged, line, claimSeconds, entry, error }: QueueContent): QueueView {
  const { event, performance, venue } = staged;
  const base = `/performances/${performance.id}/queue`;
  const place = entry === null ? undefined : placeOf(entry.rank, line);
  const state = place?.state ?? 'outside';
  return {
    title: titleOf(state, place?.ahead ?? 0, fullName(event)),
    description: `The queue for ${fullName(event)}.`,
    palette: artworkPalette(event.slug),
    performanceId: performance.id,
    event: { name: fullName(event), href: `/events/${event.slug}`, art: artworkUrl(event, 'poster') },
    venueWords: placeWords(venue),
    ...{ startsAt: performance.startsAt.toISOString(), zone: performance.timeZone, opensAt: line.opensAt },
    ...{ state, index: entry?.index ?? null },
    place:
      place === undefined
        ? null
        : {
            rank: entry?.rank ?? null,
            ahead: place.ahead,
            aheadWords: number.format(place.ahead),
            minutesWords: minutesWords(place.minutes),
            called: line.nowServing,
            ratePerMinute: line.ratePerMinute,
          },
    ...{ message: line.message, error, isSoldOut: line.stock === 'none', commitment: line.commitment },
    drawHref: line.drawSize > 0 ? `/draws/${performance.id}` : null,
    seats: {
      most: performance.seatsPerHold,
      holdMinutes: Math.round(performance.holdTtlSeconds / 60),
      claimMinutes: Math.max(1, Math.round(claimSeconds / 60)),
    },
    ...{ joinAction: base, enterAction: `${base}/admission`, leaveAction: `${base}/departure` },
    refreshSeconds: (place?.ahead ?? 0) > NEAR ? REFRESH_SECONDS.far : REFRESH_SECONDS.near,
  };
}

/** What the tab says: the one thing that matters comes first. */
function titleOf(state: QueueView['state'], ahead: number, name: string): string {
  const words: Record<QueueView['state'], string> = {
    outside: 'Join the queue',
    early: 'Not open yet',
    draw: 'You are in the draw',
    waiting: `${number.format(ahead)} ahead of you`,
    called: 'It is your turn',
    paused: 'Paused, your place is kept',
    closed: 'The queue is closed',
  };
  return `${words[state]}: ${name}`;
}
