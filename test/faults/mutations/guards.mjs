/**
 * Every guard that stands between a bug and somebody's money, and how it is switched off for a moment. `find` must
 * be there exactly once. One of `specs` has to go red.
 */
export const GUARDS = [
  {
    name: 'C2: one live payment for a hold',
    file: 'migrations/1767000002000-create-payments.ts',
    find: 'CREATE UNIQUE INDEX one_live_payment_per_hold',
    put: 'CREATE INDEX one_live_payment_per_hold',
    specs: ['test/payments/schema-guards.spec.ts'],
  },
  {
    name: 'C5: one live booking for a seat',
    file: 'migrations/1767000003000-create-bookings.ts',
    find: 'CREATE UNIQUE INDEX one_live_booking_per_seat',
    put: 'CREATE INDEX one_live_booking_per_seat',
    specs: ['test/payments/schema-guards.spec.ts'],
  },
  {
    name: 'C8: no more given back than captured',
    file: 'migrations/1767000002000-create-payments.ts',
    find: 'CHECK (refund_reserved_minor <= captured_minor)',
    put: 'CHECK (true)',
    specs: ['test/payments/schema-guards.spec.ts'],
  },
  {
    name: 'C10: only allowed steps',
    file: 'migrations/1767000002000-create-payments.ts',
    find: 'IF NEW.state <> OLD.state AND NOT EXISTS (',
    put: 'IF false AND NOT EXISTS (',
    specs: ['test/payments/schema-guards.spec.ts'],
  },
  {
    name: 'the seats must still be ours',
    file: 'src/payments/payment.rules.ts',
    find: 'isExact && payment.hasSeats && !payment.isPerformanceCancelled',
    put: 'isExact && !payment.isPerformanceCancelled',
    specs: ['test/payments/model/model.spec.ts'],
  },
  {
    name: 'cancel before void',
    file: 'src/payments/payment.rules.ts',
    find: "if (gateway.status === 'canceled') return { to: payment.reason",
    put: "if (gateway.status !== 'succeeded') return { to: payment.reason",
    specs: ['test/payments/model/model.spec.ts'],
  },
  {
    name: 'a decline is soft',
    file: 'src/payments/payment.rules.ts',
    find: "return payment.attemptNo < MAX_ATTEMPTS ? { to: 'PI' } : voided('declined');",
    put: "return { to: 'DECLINED' };",
    specs: ['test/payments/model/model.spec.ts'],
  },
  {
    name: 'capture after book',
    file: 'src/payments/payment.rules.ts',
    find: "return canBook ? { to: 'BOOKED', book: true } :",
    put: "return canBook ? { to: 'stay', ask: 'capture' } :",
    specs: ['test/payments/model/model.spec.ts'],
  },
  {
    name: 'webhooks are verified on their very bytes',
    file: 'src/payments/webhooks/webhooks.controller.ts',
    find: 'return request.rawBody ?? Buffer.alloc(0);',
    put: 'return Buffer.from(JSON.stringify(request.body));',
    specs: ['test/payments/webhooks.spec.ts', 'test/payments/stripe/webhooks.spec.ts'],
  },
  {
    name: 'one key, one request',
    file: 'src/payments/checkout/idempotency.service.ts',
    find: 'if (state.fingerprint !== fingerprint) throw new DomainError(idempotencyKeyReused);',
    put: '',
    specs: ['test/payments/checkout.spec.ts'],
  },
  {
    name: 'a claim is respected while it lasts',
    file: 'src/inventory/performance-seats/performance-seats.store.ts',
    find: 'AND (claim_id IS NULL OR claim_id = $3 OR claim_expires_at <= clock_timestamp())',
    put: 'AND $3::uuid IS NOT NULL',
    specs: ['test/payments/claims.spec.ts'],
  },
  {
    name: 'a confirm is sent for the present attempt only',
    file: 'src/payments/payments.store.ts',
    find: "WHERE id = $1 AND attempt_no = $2 AND state = 'PI'",
    put: 'WHERE id = $1 AND attempt_no >= $2',
    specs: ['test/payments/zombie-attempt.spec.ts'],
  },
  {
    name: 'a refund is asked for once a key',
    file: 'src/payments/refunds/refunds.service.ts',
    find: 'if (before.fingerprint !== fingerprint) throw new DomainError(idempotencyKeyReused);',
    put: '',
    specs: ['test/payments/refunds.spec.ts'],
  },
];
