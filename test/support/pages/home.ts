import type { HomeView, PosterView } from '../../../src/storefront/views/home.view.js';
import type { OptionView } from '../../../src/storefront/views/shared.view.js';
import { SAMPLE_EVENTS, artPath, nameOf, type SampleEvent } from './shared.js';

const options = (first: string, values: string[], selected = ''): OptionView[] => [
  { value: '', label: first, selected: selected === '' },
  ...values.map(value => ({ value: value.toLowerCase(), label: value, selected: value === selected })),
];

const poster = (event: SampleEvent, index: number): PosterView => ({
  href: `/events/${event.slug}`,
  name: nameOf(event),
  palette: event.palette,
  art: artPath(event.slug, 'poster'),
  startsAt: event.startsAt,
  zone: event.zone,
  moreDates: index % 4 === 0 ? 3 : 0,
  place: event.place,
  state: event.state,
  priceFrom: event.price,
});

const CITIES = [
  'Antwerp',
  'Chicago',
  'Glasgow',
  'Hamburg',
  'Leeds',
  'Lisbon',
  'London',
  'Lyon',
  'Manchester',
];
const GENRES = ['Concert', 'Theatre', 'Comedy', 'Sport', 'Dance', 'Classical'];

/** The front page as a visitor finds it. */
export const home: HomeView = {
  title: 'Find an event',
  description: 'Tickets for concerts, theatre, comedy and sport. Every price has all its fees.',
  palette: null,
  notice: null,
  search: {
    q: '',
    from: '',
    to: '',
    cities: options('Any city', CITIES),
    genres: options('Any genre', GENRES),
    sorts: options('Soonest', ['Best match', 'On sale first']),
    isFiltered: false,
  },
  shortcuts: [
    { href: '/?from=2026-11-24&to=2026-11-24', label: 'Tonight' },
    { href: '/?from=2026-11-27&to=2026-11-29', label: 'This weekend' },
    { href: '/?genre=theatre', label: 'Theatre' },
    { href: '/?genre=comedy', label: 'Comedy' },
  ],
  hoarding: SAMPLE_EVENTS.slice(0, 9).map(event => ({
    href: `/events/${event.slug}`,
    art: artPath(event.slug, 'poster'),
    label: `${nameOf(event)}, ${event.place}`,
  })),
  soon: SAMPLE_EVENTS.filter(event => ['hollow-coast', 'nine-hundred-doors'].includes(event.slug)).map(
    event => ({
      href: `/events/${event.slug}`,
      name: nameOf(event),
      palette: event.palette,
      art: artPath(event.slug, 'thumb'),
      onSaleAt: '2026-11-27T10:00:00Z',
      zone: event.zone,
      startsAt: event.startsAt,
      place: event.place,
      note: 'No queue is expected. 3,200 seats.',
      priceFrom: event.price,
    }),
  ),
  facets: [],
  results: {
    heading: 'All events',
    items: SAMPLE_EVENTS.map(poster),
    hasPages: true,
    firstHref: null,
    nextHref: '/?cursor=abc',
    emptyHeading: '',
    emptyWords: '',
    suggestion: null,
  },
  cities: CITIES.map((name, index) => ({ href: `/?city=${name}`, name, count: 8 + index * 3 })),
};

/** The answer to a search. */
export const search: HomeView = {
  ...home,
  title: 'Events in Glasgow',
  search: { ...home.search, q: 'marrow', cities: options('Any city', CITIES, 'Glasgow'), isFiltered: true },
  facets: [
    {
      name: 'City',
      values: [
        { href: '/?q=marrow', label: 'Glasgow', count: 4, isOn: true },
        { href: '/?q=marrow&city=lisbon', label: 'Lisbon', count: 1, isOn: false },
      ],
    },
    {
      name: 'Genre',
      values: [{ href: '/?q=marrow&genre=concert', label: 'Concert', count: 5, isOn: false }],
    },
  ],
  results: {
    ...home.results,
    heading: '5 events',
    items: home.results.items.slice(0, 5),
    firstHref: '/?q=marrow',
  },
};

/** Nothing found, with a guess at what was meant. */
export const searchEmpty: HomeView = {
  ...search,
  title: 'No event found',
  facets: [],
  results: {
    ...home.results,
    heading: 'Nothing found',
    items: [],
    hasPages: false,
    emptyHeading: 'No event matches "ilse marow"',
    emptyWords: 'Try fewer words, another city or other dates.',
    suggestion: { href: '/?q=ilse+marrow', label: 'ilse marrow' },
  },
};

/** The search is down; the front page still stands. */
export const homeTrouble: HomeView = {
  ...home,
  notice: {
    tone: 'warn',
    symbol: 'history',
    heading: 'Search takes a short break',
    words: 'Event pages and tickets work as always.',
  },
  hoarding: [],
  soon: [],
  cities: [],
  results: {
    ...home.results,
    items: [],
    hasPages: false,
    emptyHeading: 'The list is not here just now',
    emptyWords: 'It comes back by itself. Try again in a moment.',
  },
};
