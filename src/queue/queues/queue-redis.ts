import { Injectable } from '@nestjs/common';
import { RedisConnections, runIdOf, Script } from '../../platform/redis/index.js';

/** Runs the queue's scripts where its counters are, with the id of that server as the first argument. */
@Injectable()
export class QueueRedis {
  constructor(private readonly redis: RedisConnections) {}

  async run(script: Script, performanceId: string, args: (string | number)[]): Promise<string[]> {
    const client = this.redis.main;
    const tag = `{q:${performanceId}}:`;
    const said = await script.run(client, [`${tag}counter`, `${tag}leases`], [runIdOf(client), ...args]);
    return Array.isArray(said) ? said.map(String) : [String(said)];
  }
}
