import type { PaymentState } from './payment.js';
import { apply, type Decision, type PaymentFacts } from './payment.rules.js';
import type { GatewayIntent, IntentStatus } from './providers/payment-provider.js';

const STATES: PaymentState[] = [
  ...(['INIT', 'PI', 'CONF', 'BOOKED', 'CAPTURED', 'DECLINED', 'VOID_PENDING', 'VOIDED'] as const),
  ...(['REFUND_PENDING', 'REFUNDED', 'CAPTURE_FAILED'] as const),
];
const STATUSES: IntentStatus[] = [
  ...(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing'] as const),
  ...(['requires_capture', 'succeeded', 'canceled'] as const),
];

const payment = (facts: Partial<PaymentFacts> = {}): PaymentFacts => ({
  ...{ state: 'CONF', amountMinor: 9000, currency: 'EUR', attemptNo: 1, paymentMethod: 'pm_1', reason: null },
  ...{ hasSeats: true, isPastDeadline: false, isPerformanceCancelled: false },
  ...facts,
});
const gateway = (status: IntentStatus, more: Partial<GatewayIntent> = {}): GatewayIntent => ({
  ...{ id: 'pi_1', status, amount: 9000, currency: 'EUR', lastDecline: null, nextAction: null, metadata: {} },
  ...{ amountReceived: status === 'succeeded' ? 9000 : 0, amountRefunded: 0 },
  ...more,
});
const decline = (attemptNo: number | null, paymentMethod = 'pm_1') => ({ attemptNo, paymentMethod });

describe('what follows from a payment and what the provider says', () => {
  it.each(['INIT', 'PI', 'CONF'] as const)(
    'an authorisation books from %s while the seats are there',
    state => {
      expect(apply(payment({ state }), gateway('requires_capture'))).toEqual({ to: 'BOOKED', book: true });
    },
  );

  it.each([
    ['the seats are lost', payment({ hasSeats: false }), gateway('requires_capture'), 'seats-lost', false],
    [
      'the performance is cancelled',
      payment({ isPerformanceCancelled: true }),
      gateway('requires_capture'),
      'performance-cancelled',
      false,
    ],
    ['the amount differs', payment(), gateway('requires_capture', { amount: 1 }), 'amount-mismatch', true],
    [
      'the currency differs',
      payment(),
      gateway('requires_capture', { currency: 'USD' }),
      'amount-mismatch',
      true,
    ],
    ['nobody acted in time', payment({ isPastDeadline: true }), gateway('requires_action'), 'expired', false],
    [
      'it was declined and time is up',
      payment({ isPastDeadline: true }),
      gateway('requires_payment_method', { lastDecline: decline(1) }),
      'declined',
      false,
    ],
  ])('it is taken back when %s', (_, facts, intent, reason, needsReview) => {
    expect(apply(facts, intent)).toEqual({ to: 'VOID_PENDING', reason, needsReview });
  });

  it('honours an authorisation that comes after the deadline while the seats are still there', () => {
    const late = payment({ isPastDeadline: true });
    expect(apply(late, gateway('requires_capture'))).toEqual({ to: 'BOOKED', book: true });
  });

  it('a decline is soft: the same payment waits for another card, five at most', () => {
    const declined = (attemptNo: number) =>
      apply(payment({ attemptNo }), gateway('requires_payment_method', { lastDecline: decline(attemptNo) }));
    expect(declined(1)).toEqual({ to: 'PI' });
    expect(declined(4)).toEqual({ to: 'PI' });
    expect(declined(5)).toEqual({ to: 'VOID_PENDING', reason: 'declined', needsReview: false });
  });

  it('an earlier decline says nothing about the attempt that is under way', () => {
    const second = payment({ attemptNo: 2 });
    expect(apply(second, gateway('requires_payment_method', { lastDecline: decline(1) }))).toEqual({
      to: 'stay',
    });
  });

  it('money that was captured without a booking goes back', () => {
    const lost = payment({ hasSeats: false });
    expect(apply(lost, gateway('succeeded'))).toEqual({ to: 'REFUND_PENDING', needsReview: false });
    expect(apply(payment(), gateway('succeeded'))).toEqual({ to: 'CAPTURED', book: true });
  });

  it('nothing to pay and no seats: it is over, since no refund could ever end it', () => {
    const free = payment({ state: 'INIT', amountMinor: 0, hasSeats: false });
    const nothing = gateway('succeeded', { amount: 0, amountReceived: 0 });
    expect(apply(free, nothing)).toEqual({ to: 'VOIDED', reason: 'seats-lost' });
  });

  it('a booked payment is captured, and falls with its authorisation', () => {
    const booked = payment({ state: 'BOOKED' });
    expect(apply(booked, gateway('requires_capture'))).toEqual({ to: 'stay', ask: 'capture' });
    expect(apply(booked, gateway('succeeded'))).toEqual({ to: 'CAPTURED', needsReview: false });
    expect(apply(booked, gateway('succeeded', { amountReceived: 1 }))).toEqual({
      to: 'CAPTURED',
      needsReview: true,
    });
    expect(apply(booked, gateway('canceled'))).toEqual({ to: 'CAPTURE_FAILED' });
  });

  it('only a confirmed cancel ends a payment without a booking', () => {
    for (const status of STATUSES) {
      const decision = apply(payment({ state: 'VOID_PENDING', reason: 'declined' }), gateway(status));
      if (status === 'canceled') expect(decision).toEqual({ to: 'DECLINED' });
      else if (status === 'succeeded') expect(decision).toEqual({ to: 'REFUND_PENDING', needsReview: false });
      else expect(decision).toEqual({ to: 'stay', ask: 'cancel' });
    }
  });

  it.each(['VOIDED', 'DECLINED', 'CAPTURE_FAILED'] as const)(
    'money after %s opens it again, with an alarm',
    state => {
      expect(apply(payment({ state }), gateway('requires_capture'))).toMatchObject({
        to: 'VOID_PENDING',
        needsReview: true,
      });
      expect(apply(payment({ state }), gateway('succeeded'))).toMatchObject({
        to: 'REFUND_PENDING',
        needsReview: true,
      });
      expect(apply(payment({ state }), gateway('canceled'))).toEqual({ to: 'stay' });
    },
  );

  it('is total, never captures before it booked, and never ends with money outside', () => {
    for (const state of STATES) {
      for (const status of STATUSES) {
        for (const hasSeats of [true, false]) {
          for (const isPastDeadline of [true, false]) {
            const decision: Decision = apply(payment({ state, hasSeats, isPastDeadline }), gateway(status));
            if ('ask' in decision && decision.ask === 'capture') expect(state).toBe('BOOKED');
            if ('book' in decision) expect(hasSeats).toBe(true);
            if (decision.to === 'VOIDED' || decision.to === 'DECLINED') expect(status).toBe('canceled');
          }
        }
      }
    }
  });
});
