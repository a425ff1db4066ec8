import fc from 'fast-check';
import { TRANSITIONS } from '../../../migrations/1767000002000-create-payments.js';
import { apply, type Decision, type PaymentFacts } from '../../../src/payments/payment.rules.js';
import type { GatewayIntent } from '../../../src/payments/providers/payment-provider.js';

const STATES = [
  ...(['INIT', 'PI', 'CONF', 'BOOKED', 'CAPTURED', 'DECLINED', 'VOID_PENDING', 'VOIDED'] as const),
  ...(['REFUND_PENDING', 'REFUNDED', 'CAPTURE_FAILED'] as const),
];
const STATUSES = [
  ...(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing'] as const),
  ...(['requires_capture', 'succeeded', 'canceled'] as const),
];
const REASONS = [
  ...([
    'declined',
    'expired',
    'seats-lost',
    'amount-mismatch',
    'performance-cancelled',
    'abandoned',
  ] as const),
  null,
];
/** Steps from a decision to one that changes nothing more, on one and the same answer. */
const MOST_STEPS = 2;

const amounts = fc.constantFrom(0, 1, 9000, 9001);
const currencies = fc.constantFrom('EUR', 'USD');
const cards = fc.constantFrom('pm_1', 'pm_2');

const facts: fc.Arbitrary<PaymentFacts> = fc.record({
  state: fc.constantFrom(...STATES),
  ...{ amountMinor: amounts, currency: currencies, attemptNo: fc.integer({ min: 1, max: 5 }) },
  ...{ paymentMethod: cards, reason: fc.constantFrom(...REASONS), hasSeats: fc.boolean() },
  ...{ isPastDeadline: fc.boolean(), isPerformanceCancelled: fc.boolean() },
});
const decline = fc.record({
  paymentMethod: fc.option(cards),
  attemptNo: fc.option(fc.integer({ min: 1, max: 7 })),
});
const intents: fc.Arbitrary<GatewayIntent> = fc
  .record({
    ...{
      id: fc.constant('pi_1'),
      status: fc.constantFrom(...STATUSES),
      amount: amounts,
      currency: currencies,
    },
    ...{ amountReceived: amounts, amountRefunded: amounts, lastDecline: fc.option(decline) },
    ...{ nextAction: fc.constant(null), metadata: fc.constant({}) },
  })
  // Money is received by a capture, and no more than that goes back.
  .map(intent => {
    const amountReceived = intent.status === 'succeeded' ? intent.amountReceived : 0;
    return { ...intent, amountReceived, amountRefunded: Math.min(intent.amountRefunded, amountReceived) };
  });

/** What the row says once the decision is carried out. */
function after(payment: PaymentFacts, decision: Decision): PaymentFacts {
  if (decision.to === 'stay') return payment;
  const attemptNo = decision.to === 'PI' ? payment.attemptNo + 1 : payment.attemptNo;
  const reason = decision.to === 'VOID_PENDING' ? decision.reason : payment.reason;
  return { ...payment, state: decision.to, attemptNo, reason };
}

describe('what apply decides, for every payment and every answer', () => {
  it('is a step that the database lets through', () => {
    const pairs = new Set<string>(TRANSITIONS.map(([from, to]) => `${from} ${to}`));
    fc.assert(
      fc.property(facts, intents, (payment, gateway) => {
        const { to } = apply(payment, gateway);
        if (to !== 'stay') expect(pairs).toContain(`${payment.state} ${to}`);
      }),
      { numRuns: 5_000 },
    );
  });

  it('comes to rest: the same answer again has nothing more to say', () => {
    fc.assert(
      fc.property(facts, intents, (payment, gateway) => {
        let current = payment;
        let decision = apply(current, gateway);
        for (let step = 0; decision.to !== 'stay'; step += 1) {
          expect(step).toBeLessThan(MOST_STEPS);
          current = after(current, decision);
          decision = apply(current, gateway);
        }
        expect(apply(after(current, decision), gateway)).toEqual(decision);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never asks for money before it has booked, and never ends while money is there', () => {
    fc.assert(
      fc.property(facts, intents, (payment, gateway) => {
        const decision = apply(payment, gateway);
        if ('ask' in decision && decision.ask === 'capture') expect(payment.state).toBe('BOOKED');
        if ('book' in decision)
          expect([payment.hasSeats, payment.isPerformanceCancelled]).toEqual([true, false]);
        const isUnbooked = ['INIT', 'PI', 'CONF'].includes(payment.state);
        if (isUnbooked && decision.to === 'REFUND_PENDING') expect(gateway.amountReceived).toBeGreaterThan(0);
        if (decision.to !== 'VOIDED' && decision.to !== 'DECLINED') return;
        expect(gateway.status === 'canceled' || gateway.amountReceived === 0).toBe(true);
        expect(gateway.status).not.toBe('requires_capture');
      }),
      { numRuns: 5_000 },
    );
  });
});
