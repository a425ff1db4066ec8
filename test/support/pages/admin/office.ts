import type {
  AdminBookingView,
  BookingLineView,
  BookingsView,
} from '../../../../src/admin/views/bookings.view.js';
import type { PerformanceLiveView } from '../../../../src/admin/views/house.view.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { PAID } from '../payment.js';
import { gbp } from '../shared.js';
import { WHO, asOptions, stock } from './events.js';

const ON_SALE = { tone: 'on', words: 'On sale' } as const;
const CONFIRMED = { tone: 'on', words: 'Confirmed' } as const;
const LONDON = 'Europe/London';

const bookingLines: BookingLineView[] = ['FR-7K2M-QX4D', 'FR-9PLC-A2V7', 'FR-3TRW-MM81'].map(
  (reference, index) => ({
    href: `/admin/bookings/${reference}`,
    reference,
    buyer: ['Rowan Adeyemi', 'Ines Duarte', 'Kenji Mori'][index] ?? '',
    email: ['rowan@example.com', 'ines@example.com', 'kenji@example.com'][index] ?? '',
    seats: `Stalls H ${14 + index}, H ${15 + index}`,
    event: 'Ilse Marrow, Sat 13 March',
    state: index === 2 ? { tone: 'off', words: 'Cancelled' } : CONFIRMED,
    total: gbp(11600),
    at: '2026-11-24T20:11:52Z',
    zone: LONDON,
  }),
);

const massRefund = {
  heading: 'Paying everybody back',
  percent: 33,
  facts: [
    { term: 'Still to do', value: '818', isBad: false },
    { term: 'On its way', value: '12', isBad: false },
    { term: 'Paid back', value: '398', isBad: false },
    { term: 'Failed', value: '2', isBad: true },
  ],
  failedHref: '/admin/books',
};

export const performanceLive: PerformanceLiveView = {
  ...adminShell({ title: 'Live: Ilse Marrow', here: 'events', who: WHO }),
  eventName: 'Ilse Marrow',
  eventHref: '/admin/events/tidewrack',
  bookingsHref: '/admin/bookings?performanceId=p1',
  everySeconds: 2,
  now: '2026-11-24T10:18:42Z',
  startsAt: '2027-03-13T19:30:00Z',
  zone: LONDON,
  place: 'Corliss Theatre',
  state: ON_SALE,
  clocks: [
    { term: 'On sale for', value: '18:42' },
    { term: 'Now', value: '10:18:42' },
  ],
  hasBadProof: false,
  proofs: ['Oversold', 'Charged without booking', 'Booked without payment'].map(term => ({
    term,
    value: '0',
    isBad: false,
  })),
  flow: [
    { label: 'Shoppers', value: '1,496', note: 'seen in 5 min' },
    { label: 'Holds', value: '604', note: '1,310 seats' },
    { label: 'Paying', value: '38', note: 'claims now' },
    { label: 'Bookings', value: '291', note: '14 a minute' },
    { label: 'Sold', value: '508', note: 'of 1,236' },
    { label: 'Taken', value: '£29,464', note: 'all fees in' },
  ],
  sections: ['Stalls', 'Dress Circle', 'Balcony'].map((name, index) => ({
    name,
    stock: stock(70 - index * 25, 6),
    sold: 340 - index * 100,
    held: 42,
    free: 218,
  })),
  bookings: bookingLines.map(line => ({ ...line, event: null })),
  massRefund: null,
  levers: [
    {
      name: 'Sale',
      words: 'open until 13 March, 19:30',
      button: 'Pause',
      action: '/admin/performances/p1/pause',
    },
    {
      name: 'Fair queue',
      words: 'Everybody comes in at once. With the queue on, everybody waits for a call.',
      button: 'Switch on',
      action: '/admin/performances/1/queue/switch-on',
    },
  ],
  drawHref: '/admin/performances/p1/draw',
  tiers: [
    { name: 'Premium', sold: 110, taken: gbp(863500) },
    { name: 'Stalls', sold: 398, taken: gbp(2082900) },
  ],
};
export const performanceLiveBad: PerformanceLiveView = {
  ...performanceLive,
  hasBadProof: true,
  proofs: performanceLive.proofs.map((proof, index) =>
    index === 1 ? { ...proof, value: '1', isBad: true } : proof,
  ),
  bookings: [],
};

export const performanceLiveCancelled: PerformanceLiveView = {
  ...performanceLive,
  state: { tone: 'off', words: 'Cancelled' },
  massRefund,
};

export const bookings: BookingsView = {
  ...adminShell({ title: 'Bookings', here: 'bookings', who: WHO }),
  countWords: 'The latest of 7,214',
  q: '',
  performances: asOptions(['All performances', 'Ilse Marrow, Sat 13 March'], 'All performances'),
  bookings: bookingLines,
  hasPages: true,
  firstHref: null,
  nextHref: '/admin/bookings?cursor=x',
};
export const bookingsEmpty: BookingsView = {
  ...bookings,
  q: 'zzz',
  bookings: [],
  countWords: 'Nothing found',
};

export const adminBooking: AdminBookingView = {
  ...adminShell({ title: 'FR-7K2M-QX4D', here: 'bookings', who: WHO }),
  reference: 'FR-7K2M-QX4D',
  state: CONFIRMED,
  eventName: 'Ilse Marrow: Tidewrack',
  startsAt: '2027-03-13T19:30:00Z',
  zone: LONDON,
  at: '2026-11-24T20:11:52Z',
  ticketsHref: '/bookings/FR-7K2M-QX4D?token=abc',
  resendAction: '/admin/bookings/FR-7K2M-QX4D/mail',
  buyer: 'Rowan Adeyemi',
  email: 'rowan@example.com',
  seats: [14, 15].map(seat => ({
    name: `Stalls, row H, seat ${seat}`,
    tier: 'Stalls',
    serial: `FR-7K2M-QX4D-${seat - 13}`,
    state: { tone: 'on', words: 'Valid' },
    price: gbp(5200),
    fees: gbp(600),
  })),
  sums: [
    { words: 'Authorised', amount: gbp(11600) },
    { words: 'Captured', amount: gbp(11600) },
    { words: 'Refunded', amount: gbp(0) },
  ],
  timeline: PAID,
  refund: {
    action: '/admin/bookings/FR-7K2M-QX4D/refunds',
    idempotencyKey: 'k-1',
    most: gbp(11600),
    seats: [14, 15].map(seat => ({
      seatId: `S-H-${seat}`,
      name: `Stalls, row H, seat ${seat}`,
      amount: gbp(5800),
      isTicked: true,
    })),
    words: 'The money goes back to the same card, the seats go back to the sale, and their tickets end.',
    reason: '',
    error: null,
  },
};
