import { artworkPalette } from '../../events/index.js';
import { placeOf, type QueueEntryView, type SaleLine } from '../../queue/index.js';
import { qrPath } from '../../platform/web/qr-path.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import type { QueueView } from '../views/queue.view.js';
import { capital, counted, placeWords, spelled } from '../words.rules.js';
import { insideAddress } from './inside-address.rules.js';
import type { RoomNotice } from './room-notices.rules.js';
import { partsOf, progressOf, type RoomFacts, stateOf, stepOf } from './room.rules.js';
import { textsOf } from './room-words.rules.js';
import { EMAIL_WORDS } from './typed-email.rules.js';

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
  asks: RoomFacts['asks'];
  /** Null for somebody who has not joined. */
  entry: Pick<QueueEntryView, 'entry' | 'index' | 'rank'> | null;
  error: string | null;
  notice: RoomNotice | null;
  wrongEmail: string | null;
  wrongCallEmail: string | null;
  /** Whether this browser has asked for a mail when the turn comes. */
  hasAsked: boolean;
  stop: string | null;
  /** Null when one has not to come back in a moment. */
  waitSeconds: number | null;
  arrival: string | null;
  publicUrl: string;
  now: Date;
}

const REFRESH_SECONDS = { near: 10, far: 30 };
const NEAR = 100;

export function queuePage(content: QueueContent): QueueView {
  const { staged, line, entry, error, notice, publicUrl } = content;
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
    ...{ progress: progressOf(facts), error, notice, drawHref: `/draws/${performance.id}` },
    seats: {
      mostWords: capital(spelled(performance.seatsPerHold, 'seat', 'seats')),
      holdMinutes: Math.round(performance.holdTtlSeconds / 60),
      claimWords: counted(facts.claimMinutes, 'minute', 'minutes'),
    },
    callMail: callMailOf(content, base),
    ...{ email: emailOf(content.wrongEmail), work: workOf(content), wait: waitOf(content, base) },
    ...{ registerAction: `${base}/registrations`, leaveWords: leaveWords(facts) },
    ...{ joinAction: base, enterAction: `${base}/admission`, leaveAction: `${base}/departure` },
    device: entry === null ? null : deviceOf(`${publicUrl}${base}?place=${encodeURIComponent(entry.entry)}`),
    refreshSeconds: refreshSecondsOf(facts),
    island: {
      ...{ performanceId: performance.id, nowServingUrl: '/api/v1/now-serving', seq: content.seq, line },
      ...{ eventName: facts.eventName, zone: facts.zone, roomOpensAt: facts.roomOpensAt },
      ...{ claimMinutes: facts.claimMinutes, entry: facts.entry, now: facts.now, asks: facts.asks },
      door: entry === null ? null : doorOf(performance.id, entry.entry),
      heartbeatsUrl: `/api/v1/performances/${performance.id}/queue-heartbeats`,
    },
  };
}

function factsOf({ staged, line, roomOpensAt, claimSeconds, asks, entry, now }: QueueContent): RoomFacts {
  const rank = entry?.rank ?? null;
  return {
    eventName: fullName(staged.event),
    zone: staged.performance.timeZone,
    line,
    roomOpensAt: roomOpensAt.toISOString(),
    claimMinutes: Math.max(1, Math.round(claimSeconds / 60)),
    entry: entry === null ? null : { index: entry.index, rank },
    place: entry === null ? null : placeOf(rank, line),
    longerBecause: null,
    asks,
    now: now.getTime(),
    seal: 'unknown',
  };
}

function doorOf(performanceId: string, entry: string): QueueView['island']['door'] {
  const admissionsUrl = `/api/v1/performances/${performanceId}/admissions`;
  return { admissionsUrl, entry, insideUrl: insideAddress(performanceId) };
}

function deviceOf(url: string): QueueView['device'] {
  return { url, qr: qrPath(url) };
}

function emailOf(wrong: string | null): QueueView['email'] {
  return wrong === null ? { value: '', error: null } : { value: wrong, error: EMAIL_WORDS };
}

function callMailOf({ wrongCallEmail, hasAsked, stop }: QueueContent, base: string): QueueView['callMail'] {
  const askAction = `${base}/call-notices`;
  const email = emailOf(wrongCallEmail);
  return { email, hasAsked, askAction, stopAction: `${askAction}/removal`, stop };
}

/** What the page's script needs to work for a place. */
function workOf({ asks, arrival, staged }: QueueContent): QueueView['work'] {
  if (asks !== 'work' || arrival === null) return null;
  return { arrival, joinUrl: `/api/v1/performances/${staged.performance.id}/queue-entries` };
}

function waitOf({ waitSeconds }: QueueContent, base: string): QueueView['wait'] {
  if (waitSeconds === null) return null;
  const words = `You get it in ${counted(waitSeconds, 'second', 'seconds')}: this page goes on by itself.`;
  const href = `${base}/entry`;
  return { refresh: `${waitSeconds}; url=${href}`, href, words };
}

function leaveWords({ asks }: RoomFacts): string {
  if (asks === 'nothing')
    return 'It goes to the next in the queue and cannot be had back. You may join again at the end.';
  const byEmail = 'This device forgets your place. The link in your mail brings it back';
  return asks === 'email'
    ? `${byEmail}.`
    : `${byEmail}, if you joined by e-mail; else it cannot be had back.`;
}

/** Null where nothing comes by waiting. */
function refreshSecondsOf(facts: RoomFacts): number | null {
  const state = stateOf(facts);
  if (state === 'called' || state === 'closed' || state === 'outside') return null;
  return (facts.place?.ahead ?? 0) > NEAR ? REFRESH_SECONDS.far : REFRESH_SECONDS.near;
}
