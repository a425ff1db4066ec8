import type { EventsView, PerformanceLineView, TodayView } from '../../../../src/admin/views/events.view.js';
import { adminShell, type SignInView, type StockView } from '../../../../src/admin/views/shell.view.js';
import type { OptionView } from '../../../../src/storefront/views/shared.view.js';
import { SAMPLE_EVENTS, artPath, gbp, nameOf } from '../shared.js';

export const WHO = { name: 'Noor Okonjo', role: 'Manager' };
export const stock = (sold: number, held: number): StockView => ({
  words: `${sold} % sold, ${held} % held`,
  soldPercent: sold,
  heldPercent: held,
});
export const asOptions = (values: string[], selected: string): OptionView[] =>
  values.map(value => ({ value, label: value, selected: value === selected }));

export const signIn: SignInView = {
  title: 'Sign in',
  description: null,
  palette: null,
  action: '/admin/sign-in',
  next: '/admin',
  email: '',
  error: null,
  hint: 'The first password was printed once when Frontrow was started.',
};
export const signInError: SignInView = {
  ...signIn,
  email: 'noor@example.com',
  error: 'E-mail or password is not right. Try once more.',
};

const lines: PerformanceLineView[] = SAMPLE_EVENTS.slice(0, 7).map((event, index) => ({
  href: `/admin/performances/p${index}`,
  editHref: `/admin/performances/p${index}/edit`,
  name: nameOf(event),
  art: artPath(event.slug, 'thumb'),
  startsAt: event.startsAt,
  zone: event.zone,
  place: event.place.split(', ').at(-1) ?? '',
  state: event.state.tone === 'on' ? { tone: 'on', words: 'On sale' } : event.state,
  stock: stock(92 - index * 13, 4),
  sold: 6912 - index * 820,
  places: 17280,
  taken: index === 5 ? null : gbp(40211800 - index * 3_000_000),
}));

export const today: TodayView = {
  ...adminShell({ title: 'Today', here: 'today', who: WHO }),
  now: '2026-11-24T10:18:42Z',
  zone: 'Europe/London',
  live: {
    href: '/admin/performances/p5',
    name: 'Hollow Coast',
    facts: ['18 min 42 s', '6,912 of 17,280 sold', 'oversold 0'],
  },
  stats: [
    { label: 'Seats sold today', value: '7,214', note: '6,480 more than yesterday' },
    { label: 'Taken today', value: '£421,906.50', note: 'all fees in' },
    { label: 'Held now', value: '604', note: 'in 291 holds' },
    { label: 'Paid of what was held', value: '86.4 %', note: 'of the last hour' },
  ],
  performances: lines,
  agenda: [
    {
      at: '2026-11-27T10:00:00Z',
      zone: 'Europe/London',
      href: '/admin/performances/p1',
      name: 'Ilse Marrow, 15 March',
      note: 'no queue',
    },
    {
      at: '2026-11-30T11:00:00Z',
      zone: 'Europe/Paris',
      href: '/admin/performances/p2',
      name: 'Nine Hundred Doors',
      note: 'no queue',
    },
  ],
  proofs: [
    { term: 'Seats sold twice', value: '0', isBad: false },
    { term: 'Charged without booking', value: '0', isBad: false },
    { term: 'Booked without payment', value: '1', isBad: true },
  ],
};
export const todayEmpty: TodayView = { ...today, live: null, performances: [], agenda: [] };

export const events: EventsView = {
  ...adminShell({
    title: 'Events',
    here: 'events',
    who: WHO,
    notice: { tone: 'good', symbol: 'circle-check', heading: 'Saved: Ilse Marrow: Tidewrack', words: null },
  }),
  countWords: '12 events, 9 published',
  q: '',
  statuses: asOptions(['Any state', 'Draft', 'Published', 'Cancelled'], 'Any state'),
  events: SAMPLE_EVENTS.map((event, index) => ({
    href: `/admin/events/${event.slug}`,
    name: event.title,
    attraction: event.attraction,
    genre: event.genre,
    art: artPath(event.slug, 'thumb'),
    state: event.state,
    dates: index % 4,
    nextAt: index % 4 === 0 ? null : event.startsAt,
    zone: event.zone,
    place: event.place,
  })),
  emptyWords: 'Make the first one.',
  hasPages: true,
  firstHref: null,
  nextHref: '/admin/events?cursor=x',
};
export const eventsEmpty: EventsView = {
  ...events,
  notice: null,
  events: [],
  q: 'nobody',
  emptyWords: 'Nothing is called like that.',
};
