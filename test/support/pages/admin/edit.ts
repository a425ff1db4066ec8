import { ARTWORK_PALETTES } from '../../../../src/events/artwork.rules.js';
import type {
  EventEditView,
  PerformanceEditView,
  PriceLineView,
} from '../../../../src/admin/views/events.view.js';
import { adminShell, type ChecklistView } from '../../../../src/admin/views/shell.view.js';
import { SAMPLE_EVENTS, artPath, few, gbp } from '../shared.js';
import { WHO, asOptions } from './events.js';

const ok = (value: string) => ({ value, error: null });

const checklist: ChecklistView = {
  heading: 'Before it can go on sale',
  done: 4,
  items: [
    { words: 'Name and text', href: '#p-text', isDone: true },
    { words: 'Date and time zone', href: '#p-when', isDone: true },
    { words: 'Seating plan, 1,236 seats', href: '#p-when', isDone: true },
    { words: 'Sale times', href: '#p-sale', isDone: true },
    { words: 'A price for Balcony', href: '#p-prices', isDone: false },
  ],
  action: '/admin/performances/p1/publication',
  button: 'Put on sale',
  isReady: false,
  note: 'The event is published with its first date.',
};

export const eventEdit: EventEditView = {
  ...adminShell({ title: 'Edit Ilse Marrow: Tidewrack', here: 'events', who: WHO }),
  heading: 'Ilse Marrow: Tidewrack',
  state: { tone: 'on', words: 'Published' },
  savedWords: 'saved today, 10:12',
  previewHref: '/events/tidewrack',
  action: '/admin/events/tidewrack',
  isSaved: true,
  errors: [],
  fields: {
    name: ok('Tidewrack'),
    attraction: ok('Ilse Marrow'),
    genre: ok('Concert'),
    description: ok('Ilse Marrow recorded Tidewrack in a boathouse.'),
  },
  attractions: SAMPLE_EVENTS.map(event => event.attraction),
  genres: ['Concert', 'Theatre', 'Comedy'],
  art: artPath('tidewrack', 'wide'),
  palettes: asOptions([...ARTWORK_PALETTES], 'tide'),
  details: [
    { nth: 1, term: 'Age', words: '14 and over, under 16 with an adult' },
    { nth: 2, term: '', words: '' },
  ],
  newPerformanceHref: '/admin/events/tidewrack/performances/new',
  performances: [
    {
      href: '/admin/performances/p1/edit',
      startsAt: '2027-03-13T19:30:00Z',
      zone: 'Europe/London',
      place: 'Corliss Theatre, 1,236 seats',
      state: { tone: 'on', words: 'On sale' },
      sold: 508,
      places: 1236,
    },
    {
      href: '/admin/performances/p2/edit',
      startsAt: '2027-03-14T15:00:00Z',
      zone: 'Europe/London',
      place: 'Corliss Theatre, 1,236 seats',
      state: few(31),
      sold: 1201,
      places: 1236,
    },
  ],
  checklist: { ...checklist, heading: 'This event', action: null },
  deleteAction: null,
};
export const eventNew: EventEditView = {
  ...eventEdit,
  heading: 'New event',
  state: null,
  previewHref: null,
  isSaved: false,
  art: null,
  errors: [{ field: 'name', message: 'Give the event a name' }],
  fields: {
    name: { value: '', error: 'Give the event a name' },
    attraction: ok(''),
    genre: ok(''),
    description: ok(''),
  },
  performances: [],
};

const tierClasses = ['tier-a', 'tier-b', 'tier-c', 'tier-d', 'tier-a'] as const;
const priceLine = (name: string, index: number): PriceLineView => ({
  nth: index + 1,
  tierClass: tierClasses[index] ?? 'tier-a',
  name,
  categories: asOptions(['No category', 'Premium', 'Stalls', 'Circle', 'Balcony'], name || 'No category'),
  price: name ? '52.00' : '',
  fees: name ? '6.00' : '',
  total: name ? gbp(5800) : null,
});

export const performanceEdit: PerformanceEditView = {
  ...adminShell({ title: 'Edit Sat 13 March', here: 'events', who: WHO }),
  eventName: 'Ilse Marrow: Tidewrack',
  eventHref: '/admin/events/tidewrack',
  heading: 'Sat 13 March 2027, 19:30',
  state: { tone: 'soon', words: 'Draft' },
  savedWords: 'saved today, 10:12',
  liveHref: '/admin/performances/p1',
  previewHref: '/performances/p1',
  action: '/admin/performances/p1',
  errors: [],
  lockedWords: null,
  fields: {
    venueId: { error: null },
    seatingPlanId: { error: null },
    currency: { error: null },
    startsAt: ok('2027-03-13T19:30'),
    doorsAt: ok('2027-03-13T18:30'),
    onSaleAt: ok('2026-11-27T10:00'),
    offSaleAt: ok('2027-03-13T19:30'),
    holdMinutes: ok('10'),
    seatsPerHold: ok('6'),
    seatsPerShopper: ok('6'),
    drawOpensAt: ok('2027-03-05T09:00'),
    queueOpensAt: ok(''),
    shoppersAtOnce: ok('800'),
    callsPerMinute: ok(''),
    visitMinutes: ok('15'),
    claimMinutes: ok('5'),
    entryDelaySeconds: ok(''),
    idleMinutes: ok(''),
    queuePool: { error: null },
    poolWeight: ok('2'),
  },
  venues: asOptions(['Corliss Theatre, Glasgow', 'Kestrel Arena, Manchester'], 'Corliss Theatre, Glasgow'),
  venueHint: null,
  plans: asOptions(['No plan', 'Corliss, 1,236 seats'], 'Corliss, 1,236 seats'),
  zoneWords: 'Europe/London',
  currencies: asOptions(['GBP', 'EUR', 'USD', 'JPY'], 'GBP'),
  tiers: ['Premium', 'Stalls', 'Circle', '', ''].map(priceLine),
  areas: [1, 2].map(nth => ({ nth, name: '', capacity: '', tier: '' })),
  orphanRules: ['May be left', 'Only when there is no other way', 'Never'].map((label, index) => ({
    value: ['off', 'lenient', 'strict'][index] ?? '',
    label,
    selected: index === 1,
  })),
  queue: {
    isOn: true,
    isLocked: false,
    words: 'Everybody who comes before the opening takes part in a draw; later ones wait in line.',
    entries: [
      { value: 'anyone', label: 'Anyone, once for each browser', selected: false },
      { value: 'registered', label: 'One entry for each e-mail address, proved by a link', selected: true },
    ],
    hasWork: false,
    pools: [
      { value: '', label: 'None: its own capacity alone', selected: false },
      { value: 'house', label: 'house, 800 at once', selected: true },
    ],
  },
  checklist,
  cancelAction: '/admin/performances/p1/cancellation',
  cancelWords: '508 seats are sold. Everyone gets a mail and the full price back.',
  deleteAction: null,
};
export const performanceEditLocked: PerformanceEditView = {
  ...performanceEdit,
  state: { tone: 'on', words: 'On sale' },
  lockedWords: 'Plan, prices and areas stay as they are while seats are sold. Times and limits can change.',
  errors: [{ field: 'offSaleAt', message: 'The sale has to end after it opens' }],
  fields: {
    ...performanceEdit.fields,
    offSaleAt: { value: '2026-11-01T10:00', error: 'The sale has to end after it opens' },
  },
  checklist: {
    ...checklist,
    heading: 'On sale',
    done: 5,
    items: checklist.items.map(item => ({ ...item, isDone: true })),
    action: null,
  },
};
