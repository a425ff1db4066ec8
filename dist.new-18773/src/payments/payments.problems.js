import { defineProblem } from '../platform/problem.js';
export const paymentDeclined = defineProblem({
    code: 'payment-declined',
    status: 402,
    title: 'Your bank said no',
    explanation: 'The payment was declined and nothing was taken. Your seats are still held: try another card.'
});
export const inProgress = defineProblem({
    code: 'in-progress',
    status: 409,
    title: 'This request is being worked on',
    explanation: 'The first request with this key has not finished. Wait a second and send it again.'
});
export const idempotencyKeyReused = defineProblem({
    code: 'idempotency-key-reused',
    status: 422,
    title: 'This key belongs to another request',
    explanation: 'The same Idempotency-Key was sent with another body. Every new request needs a key of its own.'
});
export const idempotencyKeyMissing = defineProblem({
    code: 'idempotency-key-missing',
    status: 400,
    title: 'An Idempotency-Key is needed',
    explanation: 'Send the header Idempotency-Key with 1 to 64 characters, so that nothing is done twice.'
});
export const refundNotPossible = defineProblem({
    code: 'refund-not-possible',
    status: 409,
    title: 'This cannot be refunded',
    explanation: 'There is no captured money left for these seats, or they were given back already.'
});
export const cancellationNotAllowed = defineProblem({
    code: 'cancellation-not-allowed',
    status: 409,
    title: 'This booking cannot be cancelled by its buyer',
    explanation: 'The organizer of this event does not take tickets back, or the time for it is over.'
});

//# sourceMappingURL=payments.problems.js.map
