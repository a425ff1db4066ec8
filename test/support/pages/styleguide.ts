import type { StyleguideView } from '../../../src/storefront/views/styleguide.view.js';
import { booking } from './booking.js';
import { event } from './event.js';
import { home } from './home.js';
import { PAID } from './payment.js';
import { LATE_CLOCK, ON, OUT, few, sampleClock } from './shared.js';

const swatch = (name: string, words: string) => ({ name, words });

export const styleguide: StyleguideView = {
  title: 'Style guide',
  description: null,
  palette: 'tide',
  swatches: [
    swatch('ground', 'paper'),
    swatch('sunk', 'set back'),
    swatch('desk', 'under tickets'),
    swatch('ink', 'text, buttons'),
    swatch('ink-2', 'secondary'),
    swatch('edge', 'controls'),
    swatch('yours', 'yours alone'),
    swatch('good', 'done'),
    swatch('warn', 'take care'),
    swatch('bad', 'wrong'),
    swatch('accent', 'the artwork'),
  ],
  sampleErrors: [{ field: 'g-email', message: 'Enter an e-mail address with an @, like name@example.com' }],
  states: [
    ON,
    few(14),
    { tone: 'soon', words: 'On sale Fri 27 Nov, 10:00' },
    OUT,
    { tone: 'off', words: 'Cancelled' },
    { tone: 'moved', words: 'Moved to 5 December' },
  ],
  calmClock: sampleClock({}),
  lateClock: LATE_CLOCK,
  notices: [
    { tone: 'good', symbol: 'circle-check', heading: 'Nothing has been charged.', words: null },
    {
      tone: 'warn',
      symbol: 'info',
      heading: 'Your seats have changed',
      words: 'The ones you picked last took their place.',
    },
    {
      tone: 'bad',
      symbol: 'octagon-alert',
      heading: 'Your bank said no',
      words: 'Nothing was taken. Try another card.',
    },
  ],
  posters: home.results.items.slice(0, 4),
  coupons: event.performances,
  tickets: booking.tickets,
  timeline: PAID,
};
