import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../platform/problem.js';
import { RedisConnections, type Script } from '../../platform/redis/index.js';
import { queueUnavailable } from '../queue.problems.js';

const RETRY_AFTER_SECONDS = 2;
/** A Redis that is away fails everybody who joins; one line a second says it. */
const LOG_EVERY_MS = 1_000;
/** In the order in which the scripts name them. */
const KEYS = ['counter', 'leases', 'standing', 'present'];

/** Runs the queue's scripts where its counters are, with the id of that server as the first argument. */
@Injectable()
export class QueueRedis {
  private readonly logger = new Logger(QueueRedis.name);

  private loggedAt = -LOG_EVERY_MS;

  constructor(private readonly redis: RedisConnections) {}

  /**
   * @param more names of further keys of the queue that the script knows
   * @throws queue-unavailable when Redis does not answer; what was asked may have been done all the same
   */
  async run(
    script: Script,
    performanceId: string,
    args: (string | number)[],
    more: string[] = [],
  ): Promise<string[]> {
    const tag = `{q:${performanceId}}:`;
    try {
      const keys = [...KEYS, ...more].map(name => tag + name);
      const said = await script.run(this.redis.main, keys, runId => [runId, ...args]);
      return Array.isArray(said) ? said.map(String) : [String(said)];
    } catch (error) {
      this.log(error);
      throw new DomainError(queueUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  private log(error: unknown): void {
    const now = performance.now();
    if (now - this.loggedAt < LOG_EVERY_MS) return;
    this.loggedAt = now;
    this.logger.warn(`The queue cannot be reached: ${String(error)}`);
  }
}
