import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { IdleVisits } from '../queue/index.js';
import type { PaymentState } from './payment.js';

/** The buyer, or the bank, has still to say something. */
const BEFORE_BOOKED: readonly PaymentState[] = ['INIT', 'PI', 'CONF'];

/** Whoever pays is not idle, also when the hold is gone: the queue asks here before it ends a visit. */
@Injectable()
export class PayingShoppers {
  constructor(
    private readonly database: Database,
    idle: IdleVisits,
  ) {
    idle.addBusy((performanceId, shopperIds) => this.of(performanceId, shopperIds));
  }

  private async of(performanceId: string, shopperIds: string[]): Promise<string[]> {
    const rows = await this.database.primary.query<{ shopperId: string }>(
      `SELECT DISTINCT shopper_id AS "shopperId" FROM payments
        WHERE performance_id = $1 AND shopper_id = ANY($2) AND state = ANY($3)`,
      [performanceId, shopperIds, BEFORE_BOOKED],
    );
    return rows.map(({ shopperId }) => shopperId);
  }
}
