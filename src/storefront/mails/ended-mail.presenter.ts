import type { Booking } from '../../bookings/index.js';
import type { Payment } from '../../payments/index.js';
import { formatMoney, money } from '../../platform/money/money.js';
import type { NotChargedMailView, RefundMailView } from '../views/mail.view.js';
import { frame, type MailFacts } from './booking-mail.presenter.js';

const LET_GO = 'What was set aside on your card is let go by itself.';

/** A payment ended, and no booking came of it. */
export function notChargedMail(facts: MailFacts, payment: Payment): NotChargedMailView {
  const isRefund = payment.state === 'REFUNDED' || payment.state === 'REFUND_PENDING';
  const sum = formatMoney(money(payment.amountMinor, payment.currency));
  const { isCancelled } = facts.performance;
  const taken = isCancelled ? 'while the date was being cancelled' : 'after the seats had gone';
  const heading = isRefund ? 'Your money is on its way back' : 'You were not charged';
  return {
    ...frame(facts, {
      title: isRefund
        ? `Your money for ${facts.event.name} is on its way back`
        : `You were not charged for ${facts.event.name}`,
      preview: 'No money is kept.',
      heading,
      lead: isRefund
        ? `Your bank took the money ${taken}. All of it goes back to the card that you paid with.`
        : `${whyEnded(payment)} ${LET_GO}`,
    }),
    moneyWords: isRefund
      ? `${sum} has been paid back. Banks need up to five days to show it.`
      : `Nothing was taken. If your bank shows ${sum} as reserved, it disappears by itself within a few days.`,
    again: isCancelled
      ? { href: facts.publicUrl, label: 'See what else is on' }
      : { href: `${facts.publicUrl}/performances/${facts.performance.id}`, label: 'Look for seats again' },
  };
}

function whyEnded({ reason, state }: Payment): string {
  if (state === 'DECLINED' || reason === 'declined') return 'Your bank accepted none of the cards.';
  switch (reason) {
    case 'seats-lost':
      return 'The seats had gone before your bank said yes.';
    case 'performance-cancelled':
      return 'The performance was cancelled while you paid.';
    case 'amount-mismatch':
      return 'Your bank answered with another amount than ours, so we let the payment go.';
    case 'abandoned':
    case 'expired':
    case null:
      return 'Your payment did not come to an end in time, so the seats went back on sale.';
  }
}

/** A booking ended without its buyer's doing. */
export function bookingEndedMail(
  facts: MailFacts,
  booking: Booking,
  bookingUrl: string,
  isCancelled: boolean,
): RefundMailView {
  const { name } = facts.event;
  const isFree = booking.total.amount === 0;
  const heading = isCancelled ? `${name} is cancelled` : 'Your booking has ended';
  const back = isFree
    ? 'Your tickets cost nothing, so there is nothing to pay back.'
    : 'The whole price, fees included, goes back to the card that you paid with. You need not do anything.';
  return {
    ...frame(facts, {
      title: heading,
      preview: `Booking ${booking.reference}`,
      heading,
      lead: isCancelled
        ? `We are sorry. ${back}`
        : 'Your bank withdrew its promise before we took the money. Nothing was taken, and the seats went back on sale.',
    }),
    reference: booking.reference,
    bookingUrl,
    lines: [{ words: 'Booked', amount: booking.total }],
    totalWords: isCancelled ? 'Goes back to you' : 'Not taken',
    total: booking.total,
    afterWords: 'These tickets no longer open the door.',
  };
}

/** Money that was on its way back has come back to us. */
export function refundFailedMail(
  facts: MailFacts,
  booking: Booking,
  bookingUrl: string,
  amountMinor: number,
): RefundMailView {
  const total = money(amountMinor, booking.total.currency);
  const heading = 'Your bank did not take your money back';
  return {
    ...frame(facts, {
      title: `Your refund for ${facts.event.name} did not arrive`,
      preview: `Booking ${booking.reference}`,
      heading,
      lead: `${formatMoney(total)} came back to us, for example because the card is closed. We have it, and somebody here is seeing to it. You need not do anything; answer this mail if another account would be better.`,
    }),
    reference: booking.reference,
    bookingUrl,
    lines: [{ words: 'Booked', amount: booking.total }],
    totalWords: 'Still owed to you',
    total,
    afterWords: 'We write again as soon as it is on its way once more.',
  };
}
