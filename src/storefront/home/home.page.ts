import { artworkPalette } from '../../events/index.js';
import { money, type Money } from '../../platform/money/money.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Listed, Listing } from '../discovery/discovery.service.js';
import type { HomeView, PosterView, ResultsView, SearchView, SoonView } from '../views/home.view.js';
import type { LinkView, OptionView } from '../views/shared.view.js';
import { capital, counted, placeWords, spelled, stateView } from '../words.rules.js';
import { facetViews } from './facets.page.js';
import { homeHref, type HomeQuery, isFiltered, readHomeQuery } from './home-query.rules.js';
import { weekendOf } from './weekend.rules.js';

const POSTERS_ON_THE_WALL = 9;
const GENRE_SHORTCUTS = 3;

export interface HomeContent {
  query: HomeQuery;
  results: Listing;
  /** Everything there is, for the choices and the wall; the same as `results` when nothing was asked for. */
  all: Listing;
  soon: Listing;
  now: Date;
}

/** The front page, or the answer to a search. */
export function homePage({ query, results, all, soon, now }: HomeContent): HomeView {
  const { facets } = all;
  return {
    title: titleOf(query),
    description: 'Tickets for concerts, theatre, comedy and sport. Every price has all its fees.',
    palette: null,
    notice: null,
    search: searchView(query, facets.cities.map(byValue), facets.genres.map(byValue)),
    shortcuts: shortcuts(facets.genres.map(byValue), now),
    hoarding: all.items.slice(0, POSTERS_ON_THE_WALL).map(({ found }) => ({
      href: `/events/${found.slug}`,
      art: artworkUrl(found, 'poster'),
      label: `${fullName(found)}, ${placeWords(found.venue)}`,
    })),
    soon: soon.items.map(soonView),
    facets: isFiltered(query) ? facetViews(query, results.facets) : [],
    results: resultsView(query, results),
    cities: facets.cities.map(({ value, count }) => ({
      href: homeHref(readHomeQuery({}), { city: value }),
      name: value,
      count,
    })),
  };
}

/** The front page while the search does not answer: it says so, and still stands. */
export function homeInTrouble(query: HomeQuery): HomeView {
  return {
    title: 'Find an event',
    description: null,
    palette: null,
    notice: {
      tone: 'warn',
      symbol: 'history',
      heading: 'Search takes a short break',
      words: 'Payments that were begun go on. Try again in a moment.',
    },
    search: searchView(query, [], []),
    shortcuts: [],
    hoarding: [],
    soon: [],
    facets: [],
    results: {
      ...{ heading: 'Events', items: [], hasPages: false, firstHref: null, nextHref: null, suggestion: null },
      emptyHeading: 'The list is not here just now',
      emptyWords: 'It comes back by itself. Try again in a moment.',
    },
    cities: [],
  };
}

const byValue = ({ value }: { value: string }): string => value;

function titleOf({ q, city }: HomeQuery): string {
  if (q !== '') return `Search: ${q}`;
  return city === '' ? 'Find an event' : `Events in ${city}`;
}

function searchView(query: HomeQuery, cities: string[], genres: string[]): SearchView {
  const { q, from, to, city, genre, sort } = query;
  const hasWords = q !== '';
  const sorts: OptionView[] = [
    { value: 'date', label: 'Soonest', selected: sort === 'date' || (sort === '' && !hasWords) },
    { value: 'relevance', label: 'Best match', selected: sort === 'relevance' || (sort === '' && hasWords) },
    { value: 'on-sale', label: 'On sale next', selected: sort === 'on-sale' },
  ];
  return {
    ...{ q, from, to, sorts, isFiltered: isFiltered(query) },
    cities: options('Any city', cities, city),
    genres: options('Any genre', genres, genre),
  };
}

function options(any: string, values: string[], chosen: string): OptionView[] {
  const isKnown = chosen === '' || values.includes(chosen);
  return [
    { value: '', label: any, selected: chosen === '' },
    ...(isKnown ? values : [chosen, ...values]).map(value => ({
      value,
      label: value,
      selected: value === chosen,
    })),
  ];
}

function shortcuts(genres: string[], now: Date): LinkView[] {
  const none = readHomeQuery({});
  const today = now.toISOString().slice(0, 10);
  return [
    { href: homeHref(none, { from: today, to: today }), label: 'Today' },
    { href: homeHref(none, weekendOf(now)), label: 'This weekend' },
    ...genres.slice(0, GENRE_SHORTCUTS).map(genre => ({ href: homeHref(none, { genre }), label: genre })),
  ];
}

function priceFrom({ found }: Listed): Money | null {
  const { priceFromMinor, currency } = found;
  return priceFromMinor === null || currency === null ? null : money(priceFromMinor, currency);
}

export function stateOf({ found, availability, available }: Listed): PosterView['state'] {
  const { onSaleAt, timeZone: zone } = found;
  return stateView({ word: availability, isPostponed: false, available, onSaleAt, zone });
}

function posterView(listed: Listed): PosterView {
  const { found, availability, upcoming } = listed;
  return {
    href: `/events/${found.slug}`,
    name: fullName(found),
    palette: artworkPalette(found.slug),
    art: artworkUrl(found, 'poster'),
    startsAt: found.nextPerformanceAt?.toISOString() ?? null,
    zone: found.timeZone,
    moreDates: Math.max(0, upcoming - 1),
    place: placeWords(found.venue),
    state: stateOf(listed),
    priceFrom: availability === 'cancelled' ? null : priceFrom(listed),
  };
}

function soonView(listed: Listed): SoonView {
  const { found, upcoming } = listed;
  return {
    href: `/events/${found.slug}`,
    name: fullName(found),
    palette: artworkPalette(found.slug),
    art: artworkUrl(found, 'thumb'),
    onSaleAt: found.onSaleAt.toISOString(),
    zone: found.timeZone,
    startsAt: found.nextPerformanceAt?.toISOString() ?? null,
    place: placeWords(found.venue),
    note: upcoming > 1 ? `${capital(spelled(upcoming, 'date', 'dates'))} in all.` : 'One date.',
    priceFrom: priceFrom(listed),
  };
}

function resultsView(query: HomeQuery, { items, nextCursor }: Listing): ResultsView {
  const isAsked = isFiltered(query);
  const isWhole = nextCursor === null && query.cursor === '';
  const found = items.length === 0 ? 'Nothing found' : 'Events found';
  return {
    heading: !isAsked
      ? 'All events'
      : isWhole && items.length > 0
        ? counted(items.length, 'event', 'events')
        : found,
    items: items.map(posterView),
    hasPages: query.cursor !== '' || nextCursor !== null,
    firstHref: query.cursor === '' ? null : homeHref(query, {}),
    nextHref: nextCursor === null ? null : homeHref(query, { cursor: nextCursor }),
    emptyHeading: query.q === '' ? 'No event fits that' : `No event matches “${query.q}”`,
    emptyWords: 'Try fewer words, another city or other dates.',
    suggestion: null,
  };
}
