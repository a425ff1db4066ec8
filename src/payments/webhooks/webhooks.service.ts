import { Injectable, Logger } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { ADVANCE } from '../payment-steps.js';

export interface WebhookEvent {
  id: string;
  type: string;
  data: { object: { id: string; metadata?: { paymentId?: string } } };
}

/** Stores each event once and wakes its payment. What it says about the state is ignored: we ask for the present one. */
@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name);

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async take(event: WebhookEvent): Promise<void> {
    const paymentId = event.data.object.metadata?.paymentId ?? null;
    await this.database.run(async tx => {
      const known = await tx.query('SELECT 1 FROM payments WHERE id::text = $1', [paymentId]);
      const stored = await tx.execute(
        `INSERT INTO webhook_events (event_id, type, payment_id, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [event.id, event.type, known.length > 0 ? paymentId : null, event],
      );
      if (stored === 0) return;
      tx.afterCommit(() => crashPoint('cp17'));
      // With an id of ours it only came before our commit, and the poller will ask; without one it is foreign.
      if (paymentId === null) this.logger.warn(`Webhook ${event.id} is about an intent that is not ours`);
      if (known.length > 0) await this.outbox.add(tx, ADVANCE, { paymentId }, 'urgent');
    });
  }
}
