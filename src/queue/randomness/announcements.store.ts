import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';

/** Rows of announcements; `QueuesStore` reads them with their queue. */
@Injectable()
export class AnnouncementsStore {
  /** Nobody closes the draw or changes its announcement until the transaction ends. */
  async lock(tx: Tx, performanceId: string): Promise<void> {
    await tx.query('SELECT 1 FROM queues WHERE performance_id = $1 FOR NO KEY UPDATE', [performanceId]);
  }

  /** The time stays that of the first announcement of the same source. */
  async announce(tx: Tx, performanceId: string, source: string): Promise<void> {
    await tx.execute(
      `INSERT INTO queue_announcements (performance_id, source) VALUES ($1, $2)
       ON CONFLICT (performance_id) DO UPDATE SET source = $2, announced_at = clock_timestamp()
         WHERE queue_announcements.source <> $2`,
      [performanceId, source],
    );
  }

  async enter(
    tx: Tx,
    performanceId: string,
    { text, publishedAt, root }: { text: string; publishedAt: Date; root: Uint8Array },
  ): Promise<void> {
    await tx.execute(
      `UPDATE queue_announcements SET value = $2, published_at = $3, root = $4, settled_at = clock_timestamp()
        WHERE performance_id = $1`,
      [performanceId, text, publishedAt, Buffer.from(root)],
    );
  }

  async abandon(tx: Tx, performanceId: string, reason: string): Promise<void> {
    await tx.execute(
      `UPDATE queue_announcements SET abandoned_because = $2, settled_at = clock_timestamp()
        WHERE performance_id = $1`,
      [performanceId, reason],
    );
  }
}
