import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { JobOptions } from 'bull';
import type { Lane } from './outbox-lane.js';

export const OUTBOX_QUEUE = 'outbox';

/** Finished nudges carry nothing worth keeping; failed ones are kept for a look. */
const KEPT_FAILURES = 100;
/** Others are only needed for what this process does not get through: telling them of each row helps nobody. */
const TELL_OTHERS_EVERY_MS = 100;

/** What a nudge carries. */
export interface Nudge {
  lanes: Lane[];
}

/** What is needed of Bull's queue. */
interface NudgeQueue {
  add(nudge: Nudge, options: JobOptions): Promise<unknown>;
}

/**
 * Wakes the relays of a lane at once. This process wakes its own, and Bull carries the word to the others; when neither
 * works, the relays look by themselves every second anyway: the truth is in Postgres.
 */
@Injectable()
export class OutboxNudge implements OnApplicationShutdown {
  private readonly logger = new Logger(OutboxNudge.name);
  private listener: (lane: Lane) => void = () => undefined;
  private readonly forOwn = new Set<Lane>();
  private readonly forOthers = new Set<Lane>();
  private pause: NodeJS.Timeout | undefined;

  constructor(@InjectQueue(OUTBOX_QUEUE) private readonly queue: NudgeQueue) {}

  onWake(listener: (lane: Lane) => void): void {
    this.listener = listener;
  }

  /** Never waits and never throws. Many pokes in one turn of the loop make one. */
  poke(lane: Lane): void {
    if (this.forOwn.size === 0) setImmediate(() => this.wake());
    this.forOwn.add(lane);
  }

  onApplicationShutdown(): void {
    this.listener = () => undefined;
    clearTimeout(this.pause);
  }

  private wake(): void {
    for (const lane of this.forOwn) {
      this.listener(lane);
      this.forOthers.add(lane);
    }
    this.forOwn.clear();
    if (this.pause === undefined) this.tellOthers();
  }

  private tellOthers(): void {
    this.pause = undefined;
    if (this.forOthers.size === 0) return;
    const lanes = [...this.forOthers];
    this.forOthers.clear();
    this.queue
      .add({ lanes }, { removeOnComplete: true, removeOnFail: KEPT_FAILURES })
      .catch((error: unknown) => this.logger.debug(`nudge lost: ${String(error)}`));
    this.pause = setTimeout(() => this.tellOthers(), TELL_OTHERS_EVERY_MS).unref();
  }
}
