import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { Config } from '../../../platform/config/config.js';
import { invariant } from '../../../platform/assert.js';
import type { ProviderEvent } from '../../webhooks/webhooks.service.js';

/** An event that was signed longer ago is refused, so that an overheard one cannot be sent again later. */
const TOLERANCE_SECONDS = 300;

/** What the objects of events have that we look at; which of it is there depends on the object. */
interface EventObject {
  id?: string;
  object?: string;
  payment_intent?: string | { id: string } | null;
  metadata?: Record<string, string> | null;
}

/** Tells Stripe's events from forged ones, and which payment they are about. */
@Injectable()
export class StripeEvents {
  constructor(private readonly config: Config) {}

  /**
   * @param body the bytes as they came; a body that was parsed and written again is another body
   * @returns undefined when no secret of ours has signed it, or not lately
   */
  read(body: Buffer, signature: string | undefined, nowMs: number): ProviderEvent | undefined {
    const { stripe } = this.config;
    invariant(stripe !== undefined, 'events of Stripe are read where Stripe is the provider');
    for (const secret of stripe.webhookSecrets) {
      try {
        const event = Stripe.webhooks.constructEvent(
          ...([body, signature ?? '', secret, TOLERANCE_SECONDS, undefined, nowMs] as const),
        );
        return toEvent(event);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
      }
    }
    return undefined;
  }
}

function toEvent(event: Stripe.Event): ProviderEvent {
  const object = event.data.object as EventObject;
  const { payment_intent: intent, metadata } = object;
  return {
    ...{ id: event.id, type: event.type, body: event },
    intentId:
      object.object === 'payment_intent' ? object.id : typeof intent === 'object' ? intent?.id : intent,
    paymentId: metadata?.['paymentId'],
    needsReview: event.type.startsWith('charge.dispute.'),
  };
}
