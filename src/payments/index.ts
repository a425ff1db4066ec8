export { type CheckoutAnswer, CheckoutAnswers } from './checkout/checkout-answers.service.js';
export { checkKey } from './checkout/idempotency.service.js';
export { type PastSale, PastSalesService } from './past-sales/past-sales.service.js';
export { PAYMENT_ENDED } from './payment-steps.js';
export type { Payment } from './payment.js';
export {
  cancellationNotAllowed,
  idempotencyKeyMissing,
  paymentDeclined,
  refundNotPossible,
} from './payments.problems.js';
export { PaymentsModule } from './payments.module.js';
export { PaymentsService } from './payments.service.js';
export type { TimelineEntry } from './payments.store.js';
export { SandboxGateway } from './providers/sandbox/sandbox-gateway.js';
export { type SandboxIntent, SandboxIntents } from './providers/sandbox/sandbox-intents.js';
export { ReconciliationService } from './reconciliation/reconciliation.service.js';
export { REFUNDED, type RefundRequest, RefundsService } from './refunds/refunds.service.js';
