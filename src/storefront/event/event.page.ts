import { artworkPalette } from '../../events/index.js';
import { type Money, sum } from '../../platform/money/money.js';
import { zoneName } from '../../platform/web/view-helpers.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Programme, Staging } from '../catalogue.service.js';
import type { Listed } from '../discovery/discovery.service.js';
import { stateOf } from '../home/home.page.js';
import type { EventView, OtherEventView } from '../views/event.view.js';
import type { NoticeView } from '../views/shared.view.js';
import { capital, counted, placeWords, spelled } from '../words.rules.js';
import { cancellableUntil } from '../booking/cancellation.rules.js';
import { factsOf } from './event-facts.rules.js';
import { performanceRow } from './performance-row.page.js';
import { structuredData } from './structured-data.rules.js';

export interface EventContent {
  programme: Programme;
  others: Listed[];
  publicUrl: string;
  now: Date;
}

export function eventPage({ programme, others, publicUrl, now }: EventContent): EventView {
  const { event, stagings } = programme;
  const upcoming = stagings.filter(({ performance }) => performance.startsAt > now);
  const shown = upcoming.length > 0 ? upcoming : stagings;
  const isCancelled = event.status === 'cancelled' || isAllCancelled(shown);
  const art = artworkUrl(event, 'wide');
  const venues = new Set(shown.map(({ venue }) => venue.id));
  const isNamedAfterAttraction = event.name.toLowerCase().includes(event.attraction.toLowerCase());
  const lead = leadWords(shown);
  const rows = shown.map(staging => performanceRow(staging, now, venues.size > 1));
  return {
    title: fullName(event),
    description: lead === '' ? null : lead,
    palette: artworkPalette(event.slug),
    name: isNamedAfterAttraction ? event.name : event.attraction,
    subtitle: isNamedAfterAttraction ? null : event.name,
    genre: event.genre,
    art,
    notice: isCancelled ? CANCELLED : null,
    lead,
    priceFrom: isCancelled
      ? null
      : lowest(rows.flatMap(row => (row.priceFrom === null ? [] : [row.priceFrom]))),
    zoneWords: zoneWords(shown),
    isOneDate: shown.length === 1,
    performances: rows,
    paragraphs: event.description
      .split(/\n\s*\n/)
      .map(part => part.trim())
      .filter(part => part !== ''),
    others: others.map(otherView),
    prices: pricesOf(shown),
    pricesNote: pricesNote(shown),
    facts: [...venueFacts(shown), ...factsOf(event.details), ...cancellationFacts(programme)],
    calendarHref: isCancelled || upcoming.length === 0 ? null : `/events/${event.slug}/calendar.ics`,
    structuredData: structuredData(programme, { publicUrl, image: art, now }),
  };
}

const CANCELLED: NoticeView = {
  tone: 'bad',
  symbol: 'ban',
  heading: 'This event is cancelled',
  words: 'The full price goes back to the card you paid with. Banks need up to five days.',
};

function isAllCancelled(stagings: Staging[]): boolean {
  return stagings.length > 0 && stagings.every(({ performance }) => performance.status === 'cancelled');
}

function leadWords(stagings: Staging[]): string {
  const [first] = stagings;
  if (first === undefined) return '';
  const places = [...new Set(stagings.map(({ venue }) => placeWords(venue)))];
  const dates = capital(spelled(stagings.length, 'date', 'dates'));
  return places.length === 1
    ? `${dates} at ${placeWords(first.venue)}.`
    : `${dates} in ${spelled(places.length, 'place', 'places')}.`;
}

function zoneWords(stagings: Staging[]): string {
  const [first] = stagings;
  if (first === undefined) return '';
  const zones = new Set(stagings.map(({ performance }) => performance.timeZone));
  if (zones.size > 1) return 'Each time is the local time of its venue.';
  const { startsAt, timeZone } = first.performance;
  return `Times are ${first.venue.city} time (${zoneName(startsAt.toISOString(), timeZone)}).`;
}

function lowest(prices: Money[]): Money | null {
  const [first, ...rest] = prices;
  if (first === undefined) return null;
  return rest.reduce((low, price) => (price.amount < low.amount ? price : low), first);
}

/** The tiers of the first date that has any; where dates differ, each says its own on the next page. */
function pricesOf(stagings: Staging[]): EventView['prices'] {
  const tiers = stagings.find(staging => staging.tiers.length > 0)?.tiers ?? [];
  return tiers.map(({ name, price, fees }) => ({
    name,
    price,
    fees,
    total: sum([price, fees], price.currency),
  }));
}

function pricesNote(stagings: Staging[]): string {
  const [first] = stagings;
  const seats =
    first === undefined
      ? ''
      : ` ${capital(spelled(first.performance.seatsPerShopper, 'seat', 'seats'))} a person at most.`;
  const ranges = new Set(
    stagings.map(
      ({ performance }) => `${String(performance.priceFromMinor)} ${String(performance.priceToMinor)}`,
    ),
  );
  const differ = ranges.size > 1 ? ' Some dates have other prices; each says its own.' : '';
  return `Nothing is added later.${seats}${differ}`;
}

function venueFacts(stagings: Staging[]): { term: string; words: string }[] {
  const places = [...new Set(stagings.map(({ venue }) => placeWords(venue)))];
  return places.length === 1 && places[0] !== undefined ? [{ term: 'Venue', words: places[0] }] : [];
}

function cancellationFacts({ event, stagings }: Programme): { term: string; words: string }[] {
  const [first] = stagings;
  if (first === undefined) return [];
  const { startsAt } = first.performance;
  const until = cancellableUntil(event.details, startsAt);
  if (until === undefined) return [];
  const hours = Math.round((startsAt.getTime() - until.getTime()) / 3_600_000);
  const words =
    hours % 24 === 0 && hours > 24 ? counted(hours / 24, 'day', 'days') : counted(hours, 'hour', 'hours');
  return [
    { term: 'If plans change', words: `Give tickets back until ${words} before and get the full price.` },
  ];
}

function otherView(listed: Listed): OtherEventView {
  const { found } = listed;
  return {
    href: `/events/${found.slug}`,
    name: fullName(found),
    startsAt: found.nextPerformanceAt?.toISOString() ?? null,
    zone: found.timeZone,
    place: placeWords(found.venue),
    state: stateOf(listed),
  };
}
