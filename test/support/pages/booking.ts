import type { BookingView, FindBookingView, TicketView } from '../../../src/storefront/views/booking.view.js';
import { artPath, gbp, sampleQr } from './shared.js';
import { PAID } from './payment.js';

const ticket = (index: number, seat: string): TicketView => ({
  label: `Ticket ${index} of 2`,
  name: 'Ilse Marrow',
  art: artPath('tidewrack', 'thumb'),
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  place: 'Corliss Theatre, Glasgow. Doors 18:30',
  places: [
    { term: 'Section', words: 'Stalls', isLong: false },
    { term: 'Row', words: 'H', isLong: false },
    { term: 'Seat', words: seat, isLong: false },
  ],
  qr: sampleQr(`FR1.7K2MQX4D.${index}.c2FtcGxlLXNpZ25hdHVyZS1vZi1hLXRpY2tldA`),
  serial: `FR-7K2M-QX4D-${index}`,
  tier: 'Stalls, £58.00',
  holder: 'Rowan Adeyemi',
  isCancelled: false,
});

export const booking: BookingView = {
  title: 'You are going',
  description: null,
  palette: 'tide',
  heading: 'You are going to see Ilse Marrow',
  lead: 'Two tickets for Saturday 13 March. They are on the way to rowan@example.com, and they are here.',
  reference: 'FR-7K2M-QX4D',
  isConfirmed: true,
  notice: null,
  tickets: [ticket(1, '14'), ticket(2, '15')],
  pdfHref: '/bookings/FR-7K2M-QX4D/tickets.pdf?token=abc',
  calendarHref: '/bookings/FR-7K2M-QX4D/calendar.ics?token=abc',
  lines: [
    { words: '2 seats, Stalls', amount: gbp(10400) },
    { words: 'Fees', amount: gbp(1200) },
  ],
  total: gbp(11600),
  timeline: PAID,
  totalWords: 'Paid, all fees in',
  change: {
    words: 'Give the tickets back until Sat 6 March, 19:30 and get the full price.',
    sureWords: 'Both tickets end at once, and £116.00 goes back to your card. This cannot be undone.',
    action: '/bookings/FR-7K2M-QX4D/cancellation?token=abc',
  },
};

export const bookingCancelled: BookingView = {
  ...booking,
  title: 'Booking cancelled',
  heading: 'These tickets are given back',
  lead: 'They no longer open the door. The full price goes back to your card.',
  isConfirmed: false,
  notice: {
    tone: 'good',
    symbol: 'circle-check',
    heading: '£116.00 was refunded on Wed 25 November.',
    words: 'To the card that you paid with. Banks need up to five days to show it.',
  },
  tickets: booking.tickets.map(each => ({ ...each, isCancelled: true })),
  change: null,
};

export const findBooking: FindBookingView = {
  title: 'Find my booking',
  description: null,
  palette: null,
  isSent: false,
  errors: [],
  fields: { email: { value: '', error: null }, reference: { value: '', error: null } },
};

export const findBookingSent: FindBookingView = { ...findBooking, isSent: true };

export const findBookingError: FindBookingView = {
  ...findBooking,
  errors: [{ field: 'email', message: 'Enter an e-mail address with an @' }],
  fields: {
    email: { value: 'rowan', error: 'Enter an e-mail address with an @' },
    reference: { value: '', error: null },
  },
};
