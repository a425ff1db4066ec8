import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../platform/problem.js';
import { RedisConnections, runIdOf, type Script } from '../../platform/redis/index.js';
import { queueUnavailable } from '../queue.problems.js';

const RETRY_AFTER_SECONDS = 2;

/** Runs the queue's scripts where its counters are, with the id of that server as the first argument. */
@Injectable()
export class QueueRedis {
  private readonly logger = new Logger(QueueRedis.name);

  constructor(private readonly redis: RedisConnections) {}

  /** @throws queue-unavailable when Redis does not answer; what was asked may have been done all the same */
  async run(script: Script, performanceId: string, args: (string | number)[]): Promise<string[]> {
    const client = this.redis.main;
    const tag = `{q:${performanceId}}:`;
    try {
      const said = await script.run(client, [`${tag}counter`, `${tag}leases`], [runIdOf(client), ...args]);
      return Array.isArray(said) ? said.map(String) : [String(said)];
    } catch (error) {
      this.logger.warn(`The queue cannot be reached: ${String(error)}`);
      throw new DomainError(queueUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }
}
