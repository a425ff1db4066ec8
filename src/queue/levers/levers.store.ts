import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';

/** What is left out stays as it is. */
export interface LeverChanges {
  callsPaused?: boolean | undefined;
  claimsPaused?: boolean | undefined;
  isDraining?: boolean | undefined;
  message?: string | null | undefined;
}

@Injectable()
export class LeversStore {
  async change(
    tx: Tx,
    performanceId: string,
    { callsPaused, claimsPaused, isDraining, message }: LeverChanges,
  ): Promise<void> {
    await tx.execute(
      `UPDATE queues SET calls_paused = coalesce($2, calls_paused), claims_paused = coalesce($3, claims_paused),
              is_draining = coalesce($4, is_draining), message = CASE WHEN $5 THEN $6 ELSE message END
        WHERE performance_id = $1`,
      [
        ...[performanceId, callsPaused ?? null, claimsPaused ?? null, isDraining ?? null],
        ...[message !== undefined, message ?? null],
      ],
    );
  }
}
