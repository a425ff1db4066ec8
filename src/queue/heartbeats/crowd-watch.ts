import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from '../queues/queue.js';
import { QueuesService } from '../queues/queues.service.js';
import { HeartbeatsService } from './heartbeats.js';
import { type Heartbeats, newPresence, observed, type Presence, withCame } from './presence.rules.js';
import { samplingFor, WINDOW_SECONDS } from './sampling.rules.js';

/** How a queue stands at a step of the leader. */
interface Standing {
  queue: Queue;
  /** Milliseconds since 1970, by Redis. */
  now: number;
  /** Who came in since the step before. */
  cameNow: number;
  /** Who came, as far as the door remembers. */
  came: number;
}

/**
 * What the leader knows of those who wait. It never waits for it: what Redis says is taken into account at the step
 * after it was said, and asked for once a window; without an answer things are taken to be as they were.
 */
@Injectable()
export class CrowdWatch {
  private readonly logger = new Logger(CrowdWatch.name);
  /** The last window that was asked about, by performance. */
  private readonly asked = new Map<string, number>();
  /** What was heard and not taken into account. */
  private readonly heard = new Map<string, Heartbeats>();

  constructor(
    private readonly heartbeats: HeartbeatsService,
    private readonly queues: QueuesService,
  ) {}

  /** The presence after a step. Never waits, never throws for what Redis does. */
  after({ queue, now, cameNow, came }: Standing): Presence {
    const { performanceId, issued, nowServing } = queue;
    const presence = withCame(queue.memory.presence ?? newPresence(), cameNow);
    this.ask(performanceId, Math.floor(now / (WINDOW_SECONDS * 1_000)), samplingFor(issued));
    const beats = this.heard.get(performanceId);
    if (beats === undefined) return presence;
    this.heard.delete(performanceId);
    if (beats.window === presence.window) return presence;
    return observed(presence, beats, {
      issued,
      nowServing,
      came,
      rankOf: index => this.rankOf(queue, index),
    });
  }

  /** Those of one window are asked for once, also when the question is lost. */
  private ask(performanceId: string, window: number, every: number): void {
    if (this.asked.get(performanceId) === window) return;
    this.asked.set(performanceId, window);
    this.heartbeats.before(window, performanceId, every).then(
      beats => this.heard.set(performanceId, beats),
      (error: unknown) => this.logger.debug(`Heartbeats are not known: ${String(error)}`),
    );
  }

  /** Null for an index that nobody has; before the draw all of them wait. */
  private rankOf(queue: Queue, index: number): number | null {
    if (queue.voidRanges.some(([from, to]) => index >= from && index <= to)) return null;
    return queue.drawKey === null ? index : this.queues.rankOf(queue, index);
  }
}
