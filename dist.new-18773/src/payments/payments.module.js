function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
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
import { PaymentProvider } from './providers/payment-provider.js';
import { SandboxGateway } from './providers/sandbox/sandbox-gateway.js';
import { SandboxIntents } from './providers/sandbox/sandbox-intents.js';
import { SandboxWebhooks } from './providers/sandbox/sandbox-webhooks.js';
import { SandboxProvider } from './providers/sandbox/sandbox.provider.js';
import { RecoveryService } from './recovery/recovery.service.js';
import { RefundsService } from './refunds/refunds.service.js';
import { RefundsStore } from './refunds/refunds.store.js';
import { WebhookSignatures } from './webhooks/webhook-signatures.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';
export class PaymentsModule {
}
PaymentsModule = _ts_decorate([
    Module({
        imports: [
            EventsModule,
            InventoryModule,
            QueueModule,
            HoldsModule,
            BookingsModule
        ],
        controllers: [
            CheckoutController,
            WebhooksController
        ],
        providers: [
            {
                provide: PaymentProvider,
                useClass: SandboxProvider
            },
            SandboxGateway,
            SandboxIntents,
            SandboxWebhooks,
            CheckoutAnswers,
            CheckoutService,
            IdempotencyService,
            IdempotencyStore,
            PaymentAttempts,
            PaymentSteps,
            PaymentsService,
            PaymentsStore,
            PastSalesService,
            RecoveryService,
            RefundsService,
            RefundsStore,
            WebhookSignatures,
            WebhooksService
        ],
        exports: [
            CheckoutAnswers,
            PaymentProvider,
            PaymentsService,
            RefundsService,
            SandboxGateway,
            SandboxIntents
        ]
    })
], PaymentsModule);

//# sourceMappingURL=payments.module.js.map
