import type { Books, PaymentRow } from './books.js';
import type { Errand } from './buyer.js';
import type { GatewayEntry } from './gateway-books.js';

/** Every way in which the common expectation can be broken. */
export const BREACHES = [
  'seat-in-two-bookings',
  'seats-and-bookings-differ',
  'claim-left',
  'tickets-differ',
  'captured-more-than-once',
  'captured-without-booking',
  'booking-without-money',
  'authorisation-open',
  'gateway-differs',
  'ledger-differs',
  'hold-paid-twice',
  'acknowledged-lost',
  'refused-but-booked',
  'answers-differ',
  'unfinished',
  'reconciliation',
  'redis-key-for-ever',
] as const;

export interface Breach {
  name: (typeof BREACHES)[number];
  subject: string;
}

/** What there is to hold against each other. */
export interface Evidence {
  books: Books;
  gateway: GatewayEntry[];
  errands: Errand[];
  /** What is still under way after the longest wait, by kind. */
  left: Record<string, number>;
  /** Kinds and subjects that the product's own reconciliation lists. */
  reconciliation: string[];
  /** Locks and holds in Redis that no time ends. */
  endless: string[];
  /** References of bookings that the row itself cancelled or refunded, wholly or in part. */
  givenBack: ReadonlySet<string>;
}

const CHARGED_STATES = ['CAPTURED'];

/** Holds seats, bookings, money and what buyers were told against each other. Pure: it judges what it is given. */
export function audit(evidence: Evidence): Breach[] {
  const { books, left, reconciliation, endless } = evidence;
  const all = (name: Breach['name'], subjects: string[]): Breach[] =>
    subjects.map(subject => ({ name, subject }));
  return [
    ...all('seat-in-two-bookings', books.doubled),
    ...all('seats-and-bookings-differ', books.unmatched),
    ...all('claim-left', books.claimed),
    ...all('tickets-differ', books.tickets),
    ...all(
      'unfinished',
      Object.entries(left).flatMap(([kind, count]) => (count === 0 ? [] : [`${count} ${kind}`])),
    ),
    ...all('reconciliation', reconciliation),
    ...all('redis-key-for-ever', endless),
    ...auditMoney(evidence),
    ...evidence.errands.flatMap(errand => auditErrand(errand, evidence)),
  ];
}

function auditMoney({ books, gateway }: Evidence): Breach[] {
  const breaches: Breach[] = [];
  const report = (isBroken: boolean, name: Breach['name'], subject: string): void => {
    if (isBroken) breaches.push({ name, subject });
  };
  const known = new Set(books.payments.map(({ id }) => id));
  for (const entry of gateway) {
    const subject = `${entry.id} (${entry.status}) of payment ${entry.paymentId ?? 'none'}`;
    report(entry.authorized > 0, 'authorisation-open', subject);
    const isForeign = entry.paymentId === null || !known.has(entry.paymentId);
    report(isForeign && entry.captured > entry.refunded, 'captured-without-booking', subject);
  }
  for (const payment of books.payments) {
    const intents = gateway.filter(({ paymentId }) => paymentId === payment.id);
    const captured = sum(intents.map(entry => entry.captured));
    const refunded = sum(intents.map(entry => entry.refunded));
    const isSold = CHARGED_STATES.includes(payment.state) && payment.bookingStatus === 'confirmed';
    const subject = `payment ${payment.id} (${payment.state}), booking ${payment.reference ?? 'none'}`;
    report(intents.filter(entry => entry.captured > 0).length > 1, 'captured-more-than-once', subject);
    report(captured > refunded && !isSold, 'captured-without-booking', subject);
    const isUnpaid = payment.bookingStatus === 'confirmed' && captured - refunded !== payment.seatsMinor;
    report(isUnpaid, 'booking-without-money', subject);
    report(captured !== payment.captured || refunded !== payment.refunded, 'gateway-differs', subject);
    const isLedgerWrong =
      payment.ledgerCaptured !== payment.captured || payment.ledgerRefunded !== payment.refunded;
    report(isLedgerWrong, 'ledger-differs', subject);
  }
  const paidHolds = books.payments.filter(isLive).map(({ holdId }) => holdId);
  for (const holdId of new Set(paidHolds)) {
    report(paidHolds.filter(id => id === holdId).length > 1, 'hold-paid-twice', holdId);
  }
  return breaches;
}

function auditErrand(errand: Errand, { books, givenBack }: Evidence): Breach[] {
  const { final, holdId, answers } = errand;
  const finals = answers.filter(({ status }) => status === 201);
  const references = new Set(finals.map(({ body }) => String(body['reference'])));
  const breaches: Breach[] = [];
  if (references.size > 1) breaches.push({ name: 'answers-differ', subject: [...references].join(' and ') });
  const payments = books.payments.filter(payment => payment.holdId === holdId);
  for (const reference of references) {
    if (givenBack.has(reference)) continue;
    const booked = payments.find(payment => payment.reference === reference && isLive(payment));
    const isWhole = String(booked?.liveSeats.toSorted()) === String(errand.seatIds.toSorted());
    if (!isWhole) breaches.push({ name: 'acknowledged-lost', subject: reference });
  }
  const isRefused = final !== undefined && final.status !== 201;
  if (isRefused && payments.some(isLive)) {
    const subject = `hold ${holdId ?? ''}, answered ${final.status} ${final.problem ?? ''}`;
    breaches.push({ name: 'refused-but-booked', subject });
  }
  return breaches;
}

function isLive({ bookingStatus }: PaymentRow): boolean {
  return bookingStatus === 'confirmed';
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
