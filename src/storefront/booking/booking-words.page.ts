import type { Booking } from '../../bookings/index.js';
import type { TimelineEntry } from '../../payments/index.js';
import { type Money, money } from '../../platform/money/money.js';
import { money as writeMoney, when } from '../../platform/web/view-helpers.js';
import type { BookingView } from '../views/booking.view.js';
import { capital, spelled } from '../words.rules.js';

type Words = Pick<BookingView, 'title' | 'heading' | 'lead'>;

interface RefundFacts {
  amountMinor: number;
  state: 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED';
}

export interface BookingFacts {
  booking: Booking;
  timeline: TimelineEntry[];
  refunds: RefundFacts[];
  attraction: string;
  performance: { startsAt: Date; timeZone: string; status: string };
}

const TO_THE_CARD = 'To the card that you paid with. Banks need up to five days to show it.';

/** What the page says on top: the truth about tickets that are valid, given back, called off or never paid. */
export function bookingWords(facts: BookingFacts): Words {
  const { booking, attraction, performance } = facts;
  if (performance.status === 'cancelled') {
    const money = booking.total.amount === 0 ? '' : ' The whole price goes back to your card.';
    const heading = 'This date is cancelled';
    return { title: heading, heading, lead: `We are sorry. These tickets no longer open the door.${money}` };
  }
  if (booking.status === 'confirmed') {
    return { title: 'You are going', heading: `You are going to see ${attraction}`, lead: goingWords(facts) };
  }
  if (isUncharged(facts)) {
    const heading = 'This booking has ended';
    const lead = 'Your bank withdrew the payment, so these tickets no longer open the door.';
    return { title: heading, heading, lead };
  }
  const money = booking.total.amount === 0 ? '' : ' The full price goes back to your card.';
  return {
    title: 'Booking cancelled',
    heading: 'These tickets are given back',
    lead: `They no longer open the door.${money}`,
  };
}

/** Where the money of the seats is that were given back. */
export function moneyNotice(facts: BookingFacts): BookingView['notice'] {
  const { booking, refunds, timeline, performance } = facts;
  if (isUncharged(facts)) {
    const words = 'The bank withdrew before we took anything, and the seats went back on sale.';
    return { tone: 'bad', symbol: 'ban', heading: 'Your card was not charged.', words };
  }
  const amount = (minor: number): string => writeMoney(money(minor, booking.total.currency));
  const sumOf = (...states: RefundFacts['state'][]): number =>
    refunds.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.amountMinor, 0);
  const back = sumOf('SUCCEEDED');
  // Seats are given back before their refund is written where a whole date is cancelled.
  const isAll = performance.status === 'cancelled';
  const owed = seatsWorth(booking, isAll).amount - back;
  if (sumOf('FAILED') > 0 && sumOf('REQUESTED', 'PENDING') === 0 && owed > 0) {
    return {
      ...{ tone: 'bad', symbol: 'octagon-alert', heading: `Your bank did not take ${amount(owed)} back.` },
      words: 'We have the money, and somebody here is seeing to it. You need not do anything.',
    };
  }
  const onItsWay = Math.max(owed, sumOf('REQUESTED', 'PENDING'));
  const good = { tone: 'good', symbol: 'circle-check', words: TO_THE_CARD } as const;
  if (onItsWay > 0) return { ...good, heading: `${amount(onItsWay)} is on its way back to you.` };
  if (back === 0) return null;
  const at = timeline.filter(({ entry }) => entry === 'refunded').at(-1)?.at;
  const day = at === undefined ? '' : ` on ${when(at.toISOString(), performance.timeZone, 'day')}`;
  return { ...good, heading: `${amount(back)} was refunded${day}.` };
}

/** The price of the seats that are given back, or of all of them. */
function seatsWorth({ seats, total }: Booking, isAll: boolean): Money {
  const counted = seats.filter(({ cancelledAt }) => isAll || cancelledAt !== null);
  return money(
    counted.reduce((sum, { price, fees }) => sum + price.amount + fees.amount, 0),
    total.currency,
  );
}

/** The bank withdrew its promise after the booking and before any money was taken. */
export function isUncharged({ timeline }: Pick<BookingFacts, 'timeline'>): boolean {
  return timeline.some(({ entry }) => entry === 'capture-failed');
}

function goingWords({ booking, performance }: BookingFacts): string {
  const count = booking.seats.filter(seat => seat.cancelledAt === null).length;
  const day = when(performance.startsAt.toISOString(), performance.timeZone, 'day-long');
  const [is, isHere] = count === 1 ? ['It is', 'it is here'] : ['They are', 'they are here'];
  return `${capital(spelled(count, 'ticket', 'tickets'))} for ${day}. ${is} on the way to ${booking.buyer.email}, and ${isHere}.`;
}
