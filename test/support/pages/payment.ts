import type { PaymentView, SandboxAuthenticationView } from '../../../src/storefront/views/checkout.view.js';
import type { TimelineItemView } from '../../../src/storefront/views/shared.view.js';
import { artPath, gbp } from './shared.js';

const step = (what: string, at: string | null, more: Partial<TimelineItemView> = {}): TimelineItemView => ({
  what,
  at,
  zone: 'Europe/London',
  day: null,
  soon: null,
  detail: null,
  isNext: false,
  isBad: false,
  ...more,
});

export const PAID: TimelineItemView[] = [
  step('Payment begun', '2026-11-24T20:11:50Z', { day: 'Tue 24 Nov' }),
  step('Card authorised', '2026-11-24T20:11:52Z'),
  step('Booking confirmed', '2026-11-24T20:11:52Z', { detail: 'Both seats are yours for good.' }),
  step('Payment of £116.00 taken', null, { soon: 'within 10 s', isNext: true }),
];

export const paymentProcessing: PaymentView = {
  title: 'Your payment',
  description: null,
  palette: 'tide',
  heading: 'Asking your bank',
  words:
    'This takes a few seconds. Your seats are kept until there is an answer. You may close this page: we write to you.',
  isProcessing: true,
  refreshSeconds: 3,
  statusUrl: '/api/v1/payments/pay1',
  doneUrl: '/payments/pay1',
  onwardUrl: null,
  note: null,
  what: {
    name: 'Ilse Marrow & Band: Tidewrack',
    art: artPath('tidewrack', 'thumb'),
    startsAt: '2027-03-13T19:30:00Z',
    zone: 'Europe/London',
    seatWords: 'Stalls, row H, seats 14 and 15',
    total: gbp(11600),
  },
  timeline: [PAID[0], step('Waiting for your bank', null, { soon: 'now', isNext: true })].filter(
    each => each !== undefined,
  ),
  action: null,
  other: null,
};

export const paymentFailed: PaymentView = {
  ...paymentProcessing,
  heading: 'Your bank said no',
  words: 'Nothing was taken. Your seats are yours until 20:14.',
  isProcessing: false,
  refreshSeconds: null,
  statusUrl: null,
  doneUrl: null,
  onwardUrl: null,
  note: { tone: 'good', symbol: 'circle-check', heading: 'Nothing has been charged.', words: null },
  timeline: [
    step('Payment begun', '2026-11-24T20:11:50Z', { day: 'Tue 24 Nov' }),
    step('Declined by your bank', '2026-11-24T20:11:52Z', { isBad: true }),
  ],
  action: { href: '/checkout/h1', label: 'Try another card' },
  other: { href: '/basket', label: 'Back to my seats' },
};

export const sandboxAuthentication: SandboxAuthenticationView = {
  title: 'Confirm the payment',
  description: null,
  palette: null,
  merchant: 'Frontrow',
  amount: gbp(11600),
  action: '/sandbox/authentications/pi_1',
};
