import type { Booking } from '../../bookings/index.js';
import { type BookingFacts, bookingWords, moneyNotice } from './booking-words.page.js';

const eur = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'EUR' });
const at = new Date('2026-11-25T10:00:00Z');

function facts(given: {
  /** Seats given back, of two. */
  back?: number;
  refunds?: [number, BookingFacts['refunds'][number]['state']][];
  entries?: string[];
  isOff?: boolean;
}): BookingFacts {
  const { back = 0, refunds = [], entries = ['begun', 'booked', 'captured'], isOff = false } = given;
  const seats = [0, 1].map(ordinal => ({
    ...{ ordinal, seatId: `s${ordinal}`, section: 'Stalls', row: 'A', seat: String(ordinal), tierId: 't' },
    ...{ price: eur(5000), fees: eur(500), cancelledAt: ordinal < back ? at : null },
  }));
  const booking: Booking = {
    ...{ id: 'b', reference: 'R', performanceId: 'p', paymentId: 'y', holdId: 'h', shopperId: 's' },
    ...{ buyer: { name: 'Rowan', email: 'rowan@example.com' }, total: eur(11000), fees: eur(1000), seats },
    ...{ status: back === 2 ? 'cancelled' : 'confirmed', createdAt: at, cancelledAt: back === 2 ? at : null },
  };
  return {
    booking,
    timeline: entries.map(entry => ({ at, entry, detail: {} })),
    refunds: refunds.map(([amountMinor, state]) => ({ amountMinor, state })),
    attraction: 'Ilse Marrow',
    performance: { startsAt: at, timeZone: 'Europe/Berlin', status: isOff ? 'cancelled' : 'scheduled' },
  };
}

const headingOf = (given: Parameters<typeof facts>[0]): string | undefined =>
  moneyNotice(facts(given))?.heading;

describe('what a booking says of its money', () => {
  it('is nothing while nothing was given back', () => {
    expect(headingOf({})).toBeUndefined();
  });

  it.each([
    ['asked for', [[11000, 'REQUESTED']], '€110.00 is on its way back to you.'],
    ['under way', [[11000, 'PENDING']], '€110.00 is on its way back to you.'],
    ['not written yet', [], '€110.00 is on its way back to you.'],
    ['half done', [[5500, 'SUCCEEDED']], '€55.00 is on its way back to you.'],
    ['failed', [[11000, 'FAILED']], 'Your bank did not take €110.00 back.'],
    [
      'sent again',
      [
        [11000, 'FAILED'],
        [11000, 'REQUESTED'],
      ],
      '€110.00 is on its way back to you.',
    ],
    [
      'done the second time',
      [
        [11000, 'FAILED'],
        [11000, 'SUCCEEDED'],
      ],
      '€110.00 was refunded on Wed 25 November.',
    ],
  ] as [string, [number, 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED'][], string][])(
    'follows the refund of the whole: %s',
    (_, refunds, heading) => {
      const entries = ['begun', 'booked', 'captured', 'refund-requested', 'refunded'];
      expect(headingOf({ back: 2, refunds, entries })).toBe(heading);
    },
  );

  it('counts only the seats that were given back, unless the whole date is off', () => {
    expect(headingOf({ back: 1 })).toBe('€55.00 is on its way back to you.');
    expect(headingOf({ isOff: true })).toBe('€110.00 is on its way back to you.');
  });

  it('promises no refund where nothing was taken', () => {
    const given = { back: 2, entries: ['begun', 'booked', 'capture-failed'] };
    expect(headingOf(given)).toBe('Your card was not charged.');
    const { heading, lead } = bookingWords(facts(given));
    expect(heading).toBe('This booking has ended');
    expect(lead).not.toContain('goes back');
  });

  it('says who ended it', () => {
    expect(bookingWords(facts({})).heading).toBe('You are going to see Ilse Marrow');
    expect(bookingWords(facts({ back: 2 })).heading).toBe('These tickets are given back');
    expect(bookingWords(facts({ isOff: true })).heading).toBe('This date is cancelled');
    expect(bookingWords(facts({ back: 2, isOff: true })).heading).toBe('This date is cancelled');
  });
});
