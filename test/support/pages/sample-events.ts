import type { ArtworkPalette } from '../../../src/events/artwork.rules.js';
import type { MoneyView, StateView } from '../../../src/storefront/views/shared.view.js';

export const gbp = (amount: number): MoneyView => ({ amount, currency: 'GBP' });
const eur = (amount: number): MoneyView => ({ amount, currency: 'EUR' });

export const ON: StateView = { tone: 'on', words: 'Seats available' };
export const OUT: StateView = { tone: 'out', words: 'Sold out' };
export const few = (count: number): StateView => ({ tone: 'few', words: `${count} seats left` });

/** A dozen events that do not exist, one for each palette. */
export interface SampleEvent {
  slug: string;
  title: string;
  attraction: string;
  genre: string;
  palette: ArtworkPalette;
  place: string;
  zone: string;
  startsAt: string;
  price: MoneyView | null;
  state: StateView;
}

const CANCELLED: StateView = { tone: 'off', words: 'Cancelled, refunds sent' };
const MOVED: StateView = { tone: 'moved', words: 'Moved to 5 December' };
type Row = [string, string, string, ArtworkPalette, string, string, string, MoneyView | null, StateView];
const ROWS: Row[] = [
  [
    'Tidewrack',
    'Ilse Marrow',
    'Concert',
    'tide',
    'Corliss Theatre, Glasgow',
    'Europe/London',
    '2027-03-13T19:30:00Z',
    gbp(3200),
    ON,
  ],
  [
    'Los Días Altos',
    'Los Días Altos',
    'Latin festival',
    'leaf',
    'Coliseu do Cais, Lisbon',
    'Europe/Lisbon',
    '2027-05-22T20:30:00Z',
    eur(3600),
    ON,
  ],
  [
    'Juniper & the Static',
    'Juniper & the Static',
    'Indie rock',
    'pulse',
    'Basement 44, Chicago',
    'America/Chicago',
    '2026-11-28T03:00:00Z',
    null,
    OUT,
  ],
  [
    'Arata Trio',
    'Arata Trio',
    'Jazz',
    'cobalt',
    'Under the Arches, Tokyo',
    'Asia/Tokyo',
    '2026-11-26T11:30:00Z',
    { amount: 6800, currency: 'JPY' },
    ON,
  ],
  [
    'Salt',
    'Ballet Meridian',
    'Dance',
    'ultramarine',
    'Het Pakhuis, Rotterdam',
    'Europe/Amsterdam',
    '2026-11-27T19:15:00Z',
    eur(2900),
    ON,
  ],
  [
    'Hollow Coast',
    'Hollow Coast',
    'Rock',
    'ember',
    'Kestrel Arena, Manchester',
    'Europe/London',
    '2027-04-09T18:30:00Z',
    gbp(4800),
    { tone: 'soon', words: 'On sale Fri 27 Nov, 10:00' },
  ],
  [
    'The Night Mail',
    'The Night Mail',
    'Theatre',
    'signal',
    'Theater an der Lände, Vienna',
    'Europe/Vienna',
    '2026-11-24T18:30:00Z',
    eur(3400),
    ON,
  ],
  [
    'Fine, Thanks',
    'Petra Okafor',
    'Comedy',
    'claret',
    'The Lantern, London',
    'Europe/London',
    '2026-11-25T20:00:00Z',
    gbp(2250),
    few(14),
  ],
  [
    'Nine Hundred Doors',
    'Opéra du Canal',
    'Opera',
    'plum',
    'Opéra du Canal, Lyon',
    'Europe/Paris',
    '2027-06-04T17:30:00Z',
    eur(2800),
    ON,
  ],
  [
    'Rovers v Northwick',
    'Rovers v Northwick',
    'Football',
    'pitch',
    'Halden Park, Leeds',
    'Europe/London',
    '2026-11-28T15:00:00Z',
    gbp(2600),
    ON,
  ],
  [
    'Sibelius 5',
    'Nordwind Orchestra',
    'Classical',
    'fjord',
    'Elbe Hall, Hamburg',
    'Europe/Berlin',
    '2026-11-28T19:00:00Z',
    null,
    CANCELLED,
  ],
  [
    'Velvet Mechanism',
    'Velvet Mechanism',
    'Electronic',
    'rust',
    'Dok 9, Antwerp',
    'Europe/Brussels',
    '2026-11-28T22:00:00Z',
    eur(2400),
    MOVED,
  ],
];

export const SAMPLE_EVENTS: SampleEvent[] = ROWS.map(
  ([title, attraction, genre, palette, place, zone, startsAt, price, state]) => ({
    slug: title
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    title,
    attraction,
    genre,
    palette,
    place,
    zone,
    startsAt,
    price,
    state,
  }),
);
