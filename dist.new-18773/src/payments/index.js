export { CheckoutAnswers } from './checkout/checkout-answers.service.js';
export { checkKey } from './checkout/idempotency.service.js';
export { PastSalesService } from './past-sales/past-sales.service.js';
export { PAYMENT_ENDED } from './payment-steps.js';
export { cancellationNotAllowed, paymentDeclined } from './payments.problems.js';
export { PaymentsModule } from './payments.module.js';
export { PaymentsService } from './payments.service.js';
export { PaymentProvider } from './providers/payment-provider.js';
export { SandboxGateway } from './providers/sandbox/sandbox-gateway.js';
export { SandboxIntents } from './providers/sandbox/sandbox-intents.js';
export { REFUNDED, RefundsService } from './refunds/refunds.service.js';

//# sourceMappingURL=index.js.map
