import type { BooksView } from '../../../../src/admin/views/books.view.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { gbp } from '../shared.js';
import { WHO } from './events.js';

export const books: BooksView = {
  ...adminShell({ title: 'The books', here: 'books', who: WHO }),
  zone: 'UTC',
  latest: { at: '2026-11-24T10:00:00Z', words: '7,214 payments looked at' },
  auditAction: '/admin/books/audit',
  empty: {
    heading: 'Everything agrees',
    words:
      'No seat is sold without a booking, no card charged without one, and every amount is the same in all books.',
  },
  open: [
    {
      id: 'b1',
      heading: 'Paid and booked differ',
      detail: 'Captured £116.00 less refunds of £0.00; the seats cost £58.00.',
      subject: 'payment:019a0000-0000-7000-8000-000000000001',
      href: '/admin/bookings/FR-7K2M-QX4D',
      since: '2026-11-24T09:00:00Z',
      resolveAction: '/admin/books/b1/resolution',
      sendAgain: { action: '/admin/books/refunds/r1', amount: gbp(5800) },
      error: null,
      note: '',
    },
    {
      id: 'b2',
      heading: 'A sold seat is in no booking',
      detail: 'It is sold, and in no booking.',
      subject: 'seat:Stalls-H-14',
      href: '/admin/performances/p1',
      since: '2026-11-24T09:00:00Z',
      resolveAction: '/admin/books/b2/resolution',
      sendAgain: null,
      error: 'Say in a line, of at most 500 characters, what you found and did.',
      note: '',
    },
  ],
  settled: [
    {
      heading: 'A payment needs a look',
      subject: 'payment:019a0000-0000-7000-8000-000000000002',
      at: '2026-11-23T16:12:00Z',
      who: 'noor@example.com',
      note: 'The bank confirmed by phone; refunded by hand.',
    },
  ],
};

export const booksClean: BooksView = { ...books, open: [], settled: [] };
