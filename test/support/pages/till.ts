import type { BasketView, HoldView } from '../../../src/storefront/views/basket.view.js';
import type { CheckoutView } from '../../../src/storefront/views/checkout.view.js';
import { LATE_CLOCK, artPath, gbp, sampleClock } from './shared.js';

const seat = (number: number) => ({
  plate: `H ${number}`,
  name: `Row H, seat ${number}`,
  tier: 'Stalls',
  fees: gbp(600),
  total: gbp(5800),
});

const hold: HoldView = {
  id: 'h1',
  name: 'Ilse Marrow: Tidewrack',
  palette: 'tide',
  art: artPath('tidewrack', 'thumb'),
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  place: 'Corliss Theatre, Glasgow',
  clock: sampleClock({}),
  note: null,
  seats: [seat(14), seat(15)],
  total: gbp(11600),
  checkoutHref: '/checkout/h1',
  changeHref: '/performances/p1',
  releaseAction: '/basket/h1/release',
  paymentHref: null,
};

export const basket: BasketView = {
  title: 'Your seats',
  description: null,
  palette: 'tide',
  heading: 'Your seats',
  notice: null,
  holds: [hold],
  expired: [],
  isEmpty: false,
  footWords: 'You may take ten more minutes, twice, if you need them. Your seats stay yours while you do.',
};

export const basketLate: BasketView = {
  ...basket,
  holds: [
    {
      ...hold,
      clock: LATE_CLOCK,
      note: {
        tone: 'warn',
        symbol: 'info',
        heading: 'Your seats have changed',
        words: 'The ones you picked last took the place of row K, 3 and 4.',
      },
    },
    {
      ...hold,
      id: 'h2',
      name: 'Petra Okafor: Fine, Thanks',
      art: artPath('fine-thanks', 'thumb'),
      seats: [seat(3)],
      total: gbp(5800),
      clock: sampleClock({ isOne: true, canExtend: false }),
      paymentHref: '/payments/p9',
    },
  ],
};

export const basketExpired: BasketView = {
  ...basket,
  holds: [],
  expired: [{ name: 'Ilse Marrow: Tidewrack', againHref: '/performances/p1' }],
};

export const basketEmpty: BasketView = { ...basket, holds: [], isEmpty: true, footWords: null };

export const checkout: CheckoutView = {
  title: 'Pay',
  description: null,
  palette: 'tide',
  clock: sampleClock({}),
  name: 'Ilse Marrow: Tidewrack',
  art: artPath('tidewrack', 'thumb'),
  startsAt: '2027-03-13T19:30:00Z',
  zone: 'Europe/London',
  seatWords: 'Stalls, row H, seats 14 and 15',
  total: gbp(11600),
  errors: [],
  declined: null,
  action: '/checkout/h1',
  idempotencyKey: 'b0f2f0a4-7f7f-4b25-9d6e-3f0c9a1f6a10',
  quoteHash: '7c1f',
  fields: {
    name: { value: '', error: null },
    email: { value: '', error: null },
    paymentMethod: { error: null },
  },
  card: null,
  freeMethod: null,
  methods: [
    { value: 'pm_card_visa', label: 'Card that works', hint: 'Visa ending 4242', selected: true },
    {
      value: 'pm_card_authenticationRequired',
      label: 'Card that asks you to confirm',
      hint: 'Opens a page of the bank',
      selected: false,
    },
    {
      value: 'pm_card_chargeDeclined',
      label: 'Card that is declined',
      hint: 'Nothing is taken',
      selected: false,
    },
    { value: 'pm_sandbox_slow', label: 'A slow bank', hint: 'Answers after three seconds', selected: false },
  ],
};

export const checkoutErrors: CheckoutView = {
  ...checkout,
  clock: LATE_CLOCK,
  errors: [
    { field: 'name', message: 'Enter the name for the tickets' },
    { field: 'email', message: 'Enter an e-mail address with an @, like name@example.com' },
  ],
  fields: {
    name: { value: '', error: 'Enter the name for the tickets' },
    email: { value: 'rowan.adeyemi.example.com', error: 'Enter an e-mail address with an @' },
    paymentMethod: { error: null },
  },
};

export const checkoutDeclined: CheckoutView = {
  ...checkout,
  declined: {
    heading: 'Your bank said no',
    words: 'Nothing was taken. Your seats are yours for another six minutes. Try another card.',
  },
  fields: {
    ...checkout.fields,
    name: { value: 'Rowan Adeyemi', error: null },
    email: { value: 'rowan@example.com', error: null },
  },
};

export const checkoutCard: CheckoutView = {
  ...checkoutDeclined,
  methods: [],
  card: {
    scriptUrl: '/assets/build/no-such-script.js',
    publishableKey: 'pk_test_sample',
    amount: 11600,
    currency: 'gbp',
  },
};

export const checkoutFree: CheckoutView = {
  ...checkout,
  total: gbp(0),
  methods: [],
  freeMethod: 'pm_none',
};
