import QRCode from 'qrcode';
import { callNoticeMail, registrationMail } from '../../src/storefront/mails/queue-mail.presenter.js';
import type {
  BookingMailView,
  FindBookingMailView,
  MailPageView,
  NotChargedMailView,
  QueueMailView,
  RefundMailView,
} from '../../src/storefront/views/mail.view.js';
import type { PageModel } from './page-models.js';
import { gbp } from './pages/shared.js';

const frame = (title: string, lead: string): MailPageView => ({
  title,
  preview: lead,
  heading: title,
  lead,
  homeUrl: 'http://localhost:3000',
  footer:
    'Frontrow, box office of the Corliss Theatre. You get this mail because you booked with this address.',
});

const event = {
  name: 'Ilse Marrow & Band: Tidewrack',
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  place: 'Corliss Theatre, Glasgow',
};

const qrSrc = await QRCode.toDataURL('FR1.7K2MQX4D.1.c2FtcGxl', { margin: 1 });

const booking: BookingMailView = {
  ...frame(
    'You are going to see Ilse Marrow',
    'Two tickets for Saturday 13 March. Show the codes at the door, on paper or on the phone.',
  ),
  ...event,
  doorsAt: '2027-03-13T18:30:00Z',
  reference: 'FR-7K2M-QX4D',
  ticketsUrl: 'http://localhost:3000/bookings/FR-7K2M-QX4D?token=abc&from=mail',
  tickets: ['14', '15'].map(seat => ({
    seat: `Stalls, row H, seat ${seat}`,
    tier: 'Stalls, £58.00',
    serial: `FR-7K2M-QX4D-${seat}`,
    holder: "Rowan O'Neill",
    qrSrc,
  })),
  lines: [
    { words: '2 seats, Stalls', amount: gbp(10400) },
    { words: 'Fees', amount: gbp(1200) },
  ],
  total: gbp(11600),
  changeWords: 'Give the tickets back until 6 March and get the full price.',
};

const findBooking: FindBookingMailView = {
  ...frame('Your bookings', 'You asked for the links to your tickets. Here they are.'),
  bookings: [
    {
      name: event.name,
      startsAt: event.startsAt,
      zone: event.zone,
      reference: 'FR-7K2M-QX4D',
      seats: 2,
      url: booking.ticketsUrl,
    },
  ],
};

const refund: RefundMailView = {
  ...frame(
    '£116.00 is on its way back',
    'Your tickets are given back. The full price goes to the card you paid with.',
  ),
  ...event,
  reference: 'FR-7K2M-QX4D',
  bookingUrl: booking.ticketsUrl,
  lines: [{ words: 'Paid', amount: gbp(11600) }],
  totalWords: 'Given back',
  total: gbp(11600),
  afterWords: 'Banks need up to five days. The tickets no longer open the door.',
};

const notCharged: NotChargedMailView = {
  ...frame(
    'You have not been charged',
    'Your payment did not come through in time, so the seats went back on sale.',
  ),
  ...event,
  moneyWords:
    'Nothing was taken. If your bank shows £116.00 as reserved, it disappears by itself within a few days.',
  again: { href: 'http://localhost:3000/performances/p1', label: 'Look for seats again' },
};

const occasion = {
  ...{ name: event.name, genre: 'Concert', startsAt: new Date(event.startsAt), doorsAt: null },
  ...{ timeZone: event.zone, isCancelled: false, eventSlug: 'tidewrack' },
  venue: { name: 'Corliss Theatre', city: 'Glasgow', country: 'GB' },
};
const room = {
  publicUrl: 'http://localhost:3000',
  queueUrl: 'http://localhost:3000/performances/p1/queue',
};
const queueRegister: QueueMailView = registrationMail(occasion, {
  ...{ opensAt: Date.parse('2027-03-05T10:00:00Z'), now: Date.parse('2027-03-01T10:00:00Z') },
  ...{ ...room, proof: 'cDEgYWJj.t0k3n.c2FtcGxl' },
});
const queueCalled: QueueMailView = callNoticeMail(occasion, {
  ...{ kind: 'called', claimSeconds: 300, ...room, place: 'cDEg.t0k3n.c2ln', stop: 'c3RvcA.t0k3n.c2ln' },
});

const MODELS: [name: string, template: string, model: object][] = [
  ['booking', 'booking', booking],
  ['find-booking', 'find-booking', findBooking],
  ['refund', 'refund', refund],
  ['not-charged', 'not-charged', notCharged],
  ['queue-register', 'queue', queueRegister],
  ['queue-called', 'queue', queueCalled],
];

/** Every mail, as HTML and as text. */
export const MAIL_MODELS: PageModel[] = MODELS.flatMap(([name, template, model]) => [
  { name: `mail-${name}`, template: `mail/${template}`, model },
  { name: `mail-${name}-text`, template: `mail/${template}-text`, model },
]);
