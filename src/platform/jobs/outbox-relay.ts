import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../database/index.js';
import { JobRegistry } from './job-registry.js';
import { OutboxNudge } from './outbox-nudge.js';

const LOOK_EVERY_MS = 1_000;
const BATCH = 20;
const LEASE_SECONDS = 30;
const MAX_BACKOFF_SECONDS = 300;
/** Ends one drain even when new rows keep coming, so that a shutdown is never held up. */
const MAX_BATCHES_A_DRAIN = 50;

interface OutboxRow {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** Carries out outbox rows. Runs in every process; `SKIP LOCKED` leases keep them out of each other's way. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OutboxRelay.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** Counts the calls, so that one that comes while rows are being read is not lost. */
  private wishes = 0;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly nudge: OutboxNudge,
  ) {}

  onApplicationBootstrap(): void {
    this.nudge.onWake(() => void this.drain());
    this.timer = setInterval(() => void this.drain(), LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Works off what is due. One drain at a time in a process; a call meanwhile makes it look once more. */
  async drain(): Promise<void> {
    this.wishes += 1;
    if (this.running !== undefined) return this.running;
    this.running = this.work();
    try {
      await this.running;
    } finally {
      this.running = undefined;
    }
  }

  private async work(): Promise<void> {
    try {
      for (let batch = 0; batch < MAX_BATCHES_A_DRAIN && !this.stopped; batch += 1) {
        const wishes = this.wishes;
        const rows = await this.lease();
        for (const row of rows) await this.carryOut(row);
        if (rows.length === 0 && this.wishes === wishes) return;
      }
    } catch (error) {
      this.logger.warn(`The outbox waits: ${String(error)}`);
    }
  }

  private lease(): Promise<OutboxRow[]> {
    return this.database.primary.query<OutboxRow>(
      `UPDATE outbox SET attempts = attempts + 1,
              available_at = clock_timestamp() + ($2 * interval '1 second')
        WHERE id IN (SELECT id FROM outbox WHERE available_at <= clock_timestamp()
                      ORDER BY available_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, topic, payload, attempts`,
      [BATCH, LEASE_SECONDS],
    );
  }

  private async carryOut(row: OutboxRow): Promise<void> {
    try {
      for (const handle of this.registry.handlersOf(row.topic)) await handle(row.payload);
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
