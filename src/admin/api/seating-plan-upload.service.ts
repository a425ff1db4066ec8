import { Injectable } from '@nestjs/common';
import { SeatingPlansService, type SeatingPlanSummary } from '../../inventory/index.js';
import { Database } from '../../platform/database/index.js';
import { AdminActs } from '../audit/admin-acts.js';
import { AuditLog } from '../audit/audit-log.js';

/** A plan of 60,000 seats is some megabytes of JSON. */
const STORE_MS = 30_000;

@Injectable()
export class SeatingPlanUpload {
  constructor(
    private readonly database: Database,
    private readonly plans: SeatingPlansService,
    private readonly acts: AdminActs,
    private readonly log: AuditLog,
  ) {}

  /** @throws bad-seating-plan with every mistake and its place */
  async store(actor: string, document: unknown): Promise<SeatingPlanSummary> {
    const plan = this.plans.read(document);
    return this.database.run(async tx => {
      const summary = await this.plans.create(tx, plan);
      const { id, name, seats } = summary;
      const subject = `seating-plan:${id}`;
      await this.log.record(tx, { actor, action: 'seating-plan.created', subject, detail: { name, seats } });
      return summary;
    }, STORE_MS);
  }

  /** @throws in-use while a performance has it */
  async delete(actor: string, id: string): Promise<void> {
    await this.acts.run({ actor, action: 'seating-plan.deleted', id }, tx => this.plans.delete(tx, id));
  }
}
