import type { FactoryProvider } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { PaymentProvider } from './payment-provider.js';
import { SandboxGateway } from './sandbox/sandbox-gateway.js';
import { SandboxIntents } from './sandbox/sandbox-intents.js';
import { SandboxRefunds } from './sandbox/sandbox-refunds.js';
import { SandboxProvider } from './sandbox/sandbox.provider.js';
import { stripeClient } from './stripe/stripe-client.js';
import { StripeProvider } from './stripe/stripe.provider.js';

/** The provider that PAYMENT_PROVIDER names; nothing above the port can tell which one it is. */
export const chosenProvider: FactoryProvider<PaymentProvider> = {
  provide: PaymentProvider,
  inject: [Config, SandboxGateway, SandboxIntents, SandboxRefunds],
  useFactory(config: Config, gateway: SandboxGateway, intents: SandboxIntents, refunds: SandboxRefunds) {
    const { stripe, paymentTimeoutMs } = config;
    return stripe === undefined
      ? new SandboxProvider(gateway, intents, refunds, config)
      : new StripeProvider(stripeClient(stripe, paymentTimeoutMs), paymentTimeoutMs);
  },
};
