import type { EventView, PerformanceRowView } from '../../../src/storefront/views/event.view.js';
import { ON, OUT, artPath, few, gbp } from './shared.js';

const row = (more: Partial<PerformanceRowView>): PerformanceRowView => ({
  href: '/performances/p1',
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  doorsAt: '2027-03-13T18:30:00Z',
  state: ON,
  note: null,
  priceFrom: gbp(3200),
  stubWords: null,
  joinAction: null,
  action: 'Choose seats',
  isOpen: true,
  isClosed: false,
  ...more,
});

const queued = { joinAction: '/performances/p1/queue', note: 'This sale has a queue.' };
const closed = { priceFrom: null, isOpen: false, isClosed: true };

export const event: EventView = {
  title: 'Ilse Marrow: Tidewrack',
  description: 'Four nights at the Corliss Theatre, Glasgow.',
  palette: 'tide',
  name: 'Ilse Marrow',
  subtitle: 'Tidewrack',
  genre: 'Concert',
  art: artPath('tidewrack', 'wide'),
  notice: null,
  lead: 'Four nights at the Corliss Theatre, Glasgow.',
  priceFrom: gbp(3200),
  zoneWords: 'Times are Glasgow time (GMT).',
  isOneDate: false,
  performances: [
    row({}),
    row({ ...queued, startsAt: '2027-03-13T15:00:00Z' }),
    row({ startsAt: '2027-03-14T15:00:00Z', state: few(31), note: 'Relaxed performance, doors stay open' }),
    row({
      ...closed,
      startsAt: '2027-03-14T19:30:00Z',
      state: OUT,
      stubWords: 'Returned seats appear here.',
      action: 'Look for returns',
    }),
    row({
      startsAt: '2027-03-15T19:30:00Z',
      state: { tone: 'soon', words: 'On sale Fri 27 Nov, 10:00' },
      isOpen: false,
      action: 'See the seats',
    }),
    row({
      ...closed,
      startsAt: '2027-03-16T19:30:00Z',
      state: { tone: 'off', words: 'Cancelled' },
      stubWords: 'Everyone who booked has the full price back.',
      action: null,
    }),
  ],
  paragraphs: [
    'Ilse Marrow recorded Tidewrack in a boathouse with the doors open and the tide table on the wall. On this tour she plays it from first to last with a ten-piece band, four of them brass.',
    'The music starts at 19:45 and ends at about 21:50. There is one interval of 20 minutes.',
  ],
  others: [
    {
      href: '/events/salt',
      name: 'Ballet Meridian: Salt',
      startsAt: '2026-11-27T19:15:00Z',
      zone: 'Europe/Amsterdam',
      place: 'Het Pakhuis, Rotterdam',
      state: ON,
    },
    {
      href: '/events/arata-trio',
      name: 'Arata Trio',
      startsAt: null,
      zone: 'Asia/Tokyo',
      place: 'Under the Arches, Tokyo',
      state: OUT,
    },
  ],
  prices: [
    { name: 'Premium', price: gbp(7100), fees: gbp(750), total: gbp(7850) },
    { name: 'Stalls', price: gbp(5200), fees: gbp(600), total: gbp(5800) },
    { name: 'Circle', price: gbp(4400), fees: gbp(550), total: gbp(4950) },
    { name: 'Balcony', price: gbp(2800), fees: gbp(400), total: gbp(3200) },
  ],
  pricesNote: 'Nothing is added later. Six seats a person at most.',
  facts: [
    { term: 'Venue', words: 'Corliss Theatre, 88 Saltmarket Row, Glasgow' },
    { term: 'Age', words: '14 and over, under 16 with an adult' },
    { term: 'Access', words: 'Step-free stalls, four wheelchair places with companion seats, hearing loop.' },
  ],
  calendarHref: '/events/tidewrack/calendar.ics',
  structuredData: { '@context': 'https://schema.org', '@type': 'Event', name: 'Ilse Marrow: Tidewrack' },
};

export const eventCancelled: EventView = {
  ...event,
  notice: {
    tone: 'bad',
    symbol: 'ban',
    heading: 'This event is cancelled',
    words: 'The full price goes back to the card you paid with. Banks need up to five days.',
  },
  performances: event.performances.slice(-1),
  isOneDate: true,
  priceFrom: null,
};

export const eventBare: EventView = {
  ...event,
  subtitle: null,
  performances: [],
  paragraphs: [],
  others: [],
  prices: [],
  facts: [],
  calendarHref: null,
  priceFrom: null,
};
