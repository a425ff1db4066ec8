import { Injectable, Logger } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { crashPoint } from '../../platform/crash-points.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { ADVANCE, FOLLOW_REFUNDS } from '../payment-steps.js';
import { PaymentsStore } from '../payments.store.js';

/** What a provider told us about, whoever it is. */
export interface ProviderEvent {
  id: string;
  type: string;
  /** The intent that it is about, and the payment that this intent says it belongs to. */
  intentId: string | undefined;
  paymentId: string | undefined;
  /** A person has to look at it, for example because the buyer contests the charge at the bank. */
  needsReview: boolean;
  /** The whole of it, to be kept. */
  body: object;
}

/** Stores each event once and wakes its payment. What it says about the state is ignored: we ask for the present one. */
@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name);

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsStore,
    private readonly outbox: Outbox,
  ) {}

  async take(event: ProviderEvent): Promise<void> {
    await this.database.run(async tx => {
      const paymentId = await this.paymentOf(tx, event);
      const stored = await tx.execute(
        `INSERT INTO webhook_events (event_id, type, payment_id, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [event.id, event.type, paymentId, event.body],
      );
      if (stored === 0) return;
      tx.afterCommit(() => crashPoint('cp17'));
      const what = `Webhook ${event.id} (${event.type})`;
      if (paymentId === null) {
        // With an id of ours it only came before our commit, and the poller will ask; without one it is foreign.
        if (event.paymentId === undefined) this.logger.error(`${what} is about an intent that is not ours`);
        return;
      }
      if (event.needsReview) {
        this.logger.error(`${what}: payment ${paymentId} needs a person to look at it`);
        await this.payments.review(tx, paymentId);
      }
      const topic = event.type.includes('refund') ? FOLLOW_REFUNDS : ADVANCE;
      await this.outbox.add(tx, topic, { paymentId }, 'urgent');
    });
  }

  /** By the id that the intent carries, else by the intent, which charges and refunds name. */
  private async paymentOf(tx: Tx, { paymentId, intentId }: ProviderEvent): Promise<string | null> {
    const isOurs = paymentId !== undefined && isUuid(paymentId);
    const named = isOurs ? await this.payments.find(tx, paymentId) : undefined;
    if (named !== undefined || intentId === undefined) return named?.id ?? null;
    return (await this.payments.ofIntent(tx, intentId))?.id ?? null;
  }
}
