import { Injectable } from '@nestjs/common';
import { AuditorService, type KeptBreak, RefundsService } from '../../payments/index.js';
import { invariant } from '../../platform/assert.js';
import { AdminActs } from '../audit/admin-acts.js';

type Audit = NonNullable<Awaited<ReturnType<AuditorService['latest']>>>;

/** What an admin does about the books, each with its line in the audit log. */
@Injectable()
export class BookKeeping {
  constructor(
    private readonly auditor: AuditorService,
    private readonly refunds: RefundsService,
    private readonly acts: AdminActs,
  ) {}

  /** Compares all books now. */
  async audit(actor: string): Promise<Audit> {
    const audit = await this.auditor.audit();
    invariant(audit !== undefined, 'an audit that waits for no rest is made');
    const { id, payments, breaks } = audit;
    await this.acts.run({ actor, action: 'books.compared', id, detail: { payments, breaks } }, async () => {
      // The audit has been made: only its line is written.
    });
    return audit;
  }

  /** @throws not-found when it is not open */
  resolve(actor: string, id: string, note: string): Promise<KeptBreak> {
    return this.acts.run({ actor, action: 'break.resolved', id, detail: { note } }, tx =>
      this.auditor.resolve(tx, id, actor, note),
    );
  }

  /** Sends a failed refund once more. @throws refund-not-possible */
  async sendAgain(actor: string, refundId: string): Promise<void> {
    await this.acts.run({ actor, action: 'refund.sent-again', id: refundId }, tx =>
      this.refunds.sendAgain(tx, refundId),
    );
  }
}
