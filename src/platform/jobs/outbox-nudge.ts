import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bull';

export const OUTBOX_QUEUE = 'outbox';

/** Finished nudges carry nothing worth keeping; failed ones are kept for a look. */
const KEPT_FAILURES = 100;

/**
 * Wakes a relay at once. This process wakes its own, and Bull carries the word to the others; when neither works,
 * the relays look by themselves every second anyway: the truth is in Postgres.
 */
@Injectable()
export class OutboxNudge implements OnApplicationShutdown {
  private readonly logger = new Logger(OutboxNudge.name);
  private listener: () => void = () => undefined;
  private pending = false;

  constructor(@InjectQueue(OUTBOX_QUEUE) private readonly queue: Queue) {}

  onWake(listener: () => void): void {
    this.listener = listener;
  }

  /** Never waits and never throws. Many pokes in one turn of the loop make one. */
  poke(): void {
    if (this.pending) return;
    this.pending = true;
    setImmediate(() => {
      this.pending = false;
      this.listener();
      this.queue
        .add({}, { removeOnComplete: true, removeOnFail: KEPT_FAILURES })
        .catch((error: unknown) => this.logger.debug(`nudge lost: ${String(error)}`));
    });
  }

  onApplicationShutdown(): void {
    this.listener = () => undefined;
  }
}
