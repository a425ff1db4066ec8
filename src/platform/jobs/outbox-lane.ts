import { Logger } from '@nestjs/common';
import { crashPoint } from '../crash-points.js';
import type { Database } from '../database/index.js';
import type { JobRegistry } from './job-registry.js';

/**
 * Rows of one lane wait for each other only: what moves money must not stand behind a thousand mails, nor a ticket
 * behind what a whole crowd is told at once.
 */
export const LANES = ['urgent', 'usual', 'bulk'] as const;
export type Lane = (typeof LANES)[number];

/** Rows of a lane that one process carries out side by side. */
const AT_ONCE = 5;
const LEASE_SECONDS = 30;
const MAX_BACKOFF_SECONDS = 300;
/** Ends one drain even when new rows keep coming, so that a shutdown is never held up. */
const MAX_BATCHES_A_DRAIN = 200;

interface OutboxRow {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** Carries out the rows of one lane. Leases with `SKIP LOCKED` keep processes out of each other's way. */
export class OutboxLane {
  private readonly logger: Logger;
  private running: Promise<void> | undefined;
  /** Counts the calls, so that one that comes while rows are being read is not lost. */
  private wishes = 0;
  private isStopped = false;

  constructor(
    readonly name: Lane,
    private readonly database: Database,
    private readonly registry: JobRegistry,
  ) {
    this.logger = new Logger(`Outbox ${name}`);
  }

  /** Works off what is due. One drain at a time; a call meanwhile makes it look once more. */
  async drain(): Promise<void> {
    this.wishes += 1;
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async work(): Promise<void> {
    try {
      for (let batch = 0; batch < MAX_BATCHES_A_DRAIN && !this.isStopped; batch += 1) {
        const wishes = this.wishes;
        const rows = await this.lease();
        await Promise.all(rows.map(row => this.carryOut(row)));
        if (rows.length === 0 && this.wishes === wishes) return;
      }
    } catch (error) {
      this.logger.warn(`It waits: ${String(error)}`);
    }
  }

  private lease(): Promise<OutboxRow[]> {
    return this.database.primary.query<OutboxRow>(
      `UPDATE outbox SET attempts = attempts + 1,
              available_at = clock_timestamp() + ($3 * interval '1 second')
        WHERE id IN (SELECT id FROM outbox WHERE lane = $1 AND available_at <= clock_timestamp()
                      ORDER BY available_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING id, topic, payload, attempts`,
      [this.name, AT_ONCE, LEASE_SECONDS],
    );
  }

  private async carryOut(row: OutboxRow): Promise<void> {
    try {
      for (const handle of this.registry.handlersOf(row.topic)) await handle(row.payload);
      crashPoint('cp20');
      await this.database.primary.execute('DELETE FROM outbox WHERE id = $1', [row.id]);
    } catch (error) {
      const wait = Math.min(2 ** Math.min(row.attempts, 10), MAX_BACKOFF_SECONDS);
      this.logger.warn(`${row.topic} failed (attempt ${row.attempts}), again in ${wait} s: ${String(error)}`);
      await this.database.primary.execute(
        `UPDATE outbox SET last_error = $2, available_at = clock_timestamp() + ($3 * interval '1 second')
          WHERE id = $1`,
        [row.id, String(error).slice(0, 1_000), wait],
      );
    }
  }
}
