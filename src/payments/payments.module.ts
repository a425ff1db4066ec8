import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/index.js';
import { EventsModule } from '../events/index.js';
import { HoldsModule } from '../holds/index.js';
import { InventoryModule } from '../inventory/index.js';
import { QueueModule } from '../queue/index.js';
import { PaymentAttempts } from './checkout/attempts.js';
import { CheckoutAnswers } from './checkout/checkout-answers.service.js';
import { CheckoutController } from './checkout/checkout.controller.js';
import { CheckoutService } from './checkout/checkout.service.js';
import { IdempotencyService } from './checkout/idempotency.service.js';
import { IdempotencyStore } from './checkout/idempotency.store.js';
import { PaymentSteps } from './payment-steps.js';
import { PaymentsService } from './payments.service.js';
import { PaymentsStore } from './payments.store.js';
import { PastSalesService } from './past-sales/past-sales.service.js';
import { PayingShoppers } from './paying-shoppers.js';
import { chosenProvider } from './providers/choose-provider.js';
import { SandboxGateway } from './providers/sandbox/sandbox-gateway.js';
import { SandboxConnections } from './providers/sandbox/sandbox-connections.js';
import { SandboxIntents } from './providers/sandbox/sandbox-intents.js';
import { SandboxKeys } from './providers/sandbox/sandbox-keys.js';
import { SandboxRefunds } from './providers/sandbox/sandbox-refunds.js';
import { SandboxWebhooks } from './providers/sandbox/sandbox-webhooks.js';
import { StripeEvents } from './providers/stripe/stripe-events.js';
import { AuditorService } from './reconciliation/auditor.service.js';
import { AuditsStore } from './reconciliation/audits.store.js';
import { BreaksStore } from './reconciliation/breaks.store.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { ReconciliationStore } from './reconciliation/reconciliation.store.js';
import { RecoveryStore } from './recovery/recovery.store.js';
import { RecoveryService } from './recovery/recovery.service.js';
import { MassRefundsService } from './refunds/mass-refunds.service.js';
import { MassRefundsStore } from './refunds/mass-refunds.store.js';
import { RefundPayouts } from './refunds/refund-payouts.js';
import { RefundsService } from './refunds/refunds.service.js';
import { RefundsStore } from './refunds/refunds.store.js';
import { WebhookSignatures } from './webhooks/webhook-signatures.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

@Module({
  imports: [EventsModule, InventoryModule, QueueModule, HoldsModule, BookingsModule],
  controllers: [CheckoutController, WebhooksController],
  providers: [
    chosenProvider,
    AuditorService,
    AuditsStore,
    BreaksStore,
    SandboxConnections,
    SandboxGateway,
    SandboxIntents,
    SandboxKeys,
    SandboxRefunds,
    SandboxWebhooks,
    PayingShoppers,
    CheckoutAnswers,
    CheckoutService,
    IdempotencyService,
    IdempotencyStore,
    PaymentAttempts,
    PaymentSteps,
    PaymentsService,
    PaymentsStore,
    PastSalesService,
    ReconciliationService,
    ReconciliationStore,
    RecoveryService,
    RecoveryStore,
    MassRefundsService,
    MassRefundsStore,
    RefundPayouts,
    RefundsService,
    RefundsStore,
    StripeEvents,
    WebhookSignatures,
    WebhooksService,
  ],
  exports: [
    AuditorService,
    MassRefundsService,
    PastSalesService,
    CheckoutAnswers,
    PaymentsService,
    ReconciliationService,
    RefundsService,
    SandboxGateway,
    SandboxIntents,
  ],
})
export class PaymentsModule {}
