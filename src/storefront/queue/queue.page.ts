import { artworkPalette } from '../../events/index.js';
import { placeOf, type QueueEntryView, type SaleLine } from '../../queue/index.js';
import { qrPath } from '../../platform/web/qr-path.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import type { QueueView } from '../views/queue.view.js';
import { capital, counted, placeWords, spelled } from '../words.rules.js';
import { partsOf, progressOf, type RoomFacts, stateOf, stepOf } from './room.rules.js';
import { textsOf } from './room-words.rules.js';

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
  seq: number;
  line: SaleLine;
  roomOpensAt: Date;
  claimSeconds: number;
  /** Null for somebody who has not joined. */
  entry: Pick<QueueEntryView, 'entry' | 'index' | 'rank'> | null;
  error: string | null;
  publicUrl: string;
  now: Date;
}

const REFRESH_SECONDS = { near: 10, far: 30 };
const NEAR = 100;

export function queuePage(content: QueueContent): QueueView {
  const { staged, line, entry, error, publicUrl } = content;
  const { event, performance, venue } = staged;
  const base = `/performances/${performance.id}/queue`;
  const facts = factsOf(content);
  const state = stateOf(facts);
  const { title, ...texts } = textsOf(facts);
  return {
    ...{ title, description: `The queue for ${fullName(event)}.`, palette: artworkPalette(event.slug) },
    event: { name: fullName(event), href: `/events/${event.slug}`, art: artworkUrl(event, 'thumb') },
    venueWords: placeWords(venue),
    ...{ startsAt: performance.startsAt.toISOString(), zone: performance.timeZone },
    ...{ state, shows: partsOf(facts), texts: { title, ...texts }, isCalled: stepOf(state) === 'called' },
    ...{ progress: progressOf(facts), error, drawHref: `/draws/${performance.id}` },
    seats: {
      mostWords: capital(spelled(performance.seatsPerHold, 'seat', 'seats')),
      holdMinutes: Math.round(performance.holdTtlSeconds / 60),
      claimWords: counted(facts.claimMinutes, 'minute', 'minutes'),
    },
    ...{ joinAction: base, enterAction: `${base}/admission`, leaveAction: `${base}/departure` },
    device: entry === null ? null : deviceOf(`${publicUrl}${base}?place=${encodeURIComponent(entry.entry)}`),
    refreshSeconds: refreshSecondsOf(facts),
    island: {
      ...{ performanceId: performance.id, nowServingUrl: '/api/v1/now-serving', seq: content.seq, line },
      ...{ eventName: facts.eventName, zone: facts.zone, roomOpensAt: facts.roomOpensAt },
      ...{ claimMinutes: facts.claimMinutes, entry: facts.entry, now: facts.now },
      door: entry === null ? null : doorOf(performance.id, entry.entry),
    },
  };
}

function factsOf({ staged, line, roomOpensAt, claimSeconds, entry, now }: QueueContent): RoomFacts {
  const rank = entry?.rank ?? null;
  return {
    eventName: fullName(staged.event),
    zone: staged.performance.timeZone,
    line,
    roomOpensAt: roomOpensAt.toISOString(),
    claimMinutes: Math.max(1, Math.round(claimSeconds / 60)),
    entry: entry === null ? null : { index: entry.index, rank },
    place: entry === null ? null : placeOf(rank, line),
    now: now.getTime(),
    seal: 'unknown',
  };
}

function doorOf(performanceId: string, entry: string): QueueView['island']['door'] {
  const admissionsUrl = `/api/v1/performances/${performanceId}/admissions`;
  return { admissionsUrl, entry, insideUrl: `/performances/${performanceId}#in` };
}

function deviceOf(url: string): QueueView['device'] {
  return { url, qr: qrPath(url) };
}

/** Null where nothing comes by waiting. */
function refreshSecondsOf(facts: RoomFacts): number | null {
  const state = stateOf(facts);
  if (state === 'called' || state === 'closed' || state === 'outside') return null;
  return (facts.place?.ahead ?? 0) > NEAR ? REFRESH_SECONDS.far : REFRESH_SECONDS.near;
}
