import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/index.js';
import { type Keyspace, RedisConnections } from '../redis/index.js';
import { Metrics } from './metrics.js';

const HEALTH_KEY = 'frontrow:health';

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** A write is part of the check: a Redis whose disk is full still answers reads. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const [postgres, redis] = await Promise.all([
      answers(() => this.database.primary.query('SELECT 1')),
      this.mostLockServersAnswer(),
    ]);
    const status = postgres && redis ? 'ok' : 'unavailable';
    await reply
      .code(postgres && redis ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, postgres: postgres ? 'ok' : 'down', redis: redis ? 'ok' : 'down' });
  }

  /** Without one of three everything goes on. */
  private async mostLockServersAnswer(): Promise<boolean> {
    const { lockServers, quorum } = this.redis;
    const asked = lockServers.map(keyspace => mostServersAnswer(keyspace));
    return (await Promise.all(asked)).filter(isThere => isThere).length >= quorum;
  }

  @Get('metrics')
  async show(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('cache-control', 'no-store')
      .type(this.metrics.contentType)
      .send(await this.metrics.text());
  }
}

/** Of a cluster one server may be away: its sales wait, and the others go on. */
async function mostServersAnswer(keyspace: Keyspace): Promise<boolean> {
  const asked = keyspace
    .keyOnEach(HEALTH_KEY)
    .map(key => answers(() => keyspace.at(key, server => server.set(key, '1', 'EX', 60))));
  const there = (await Promise.all(asked)).filter(isThere => isThere);
  return there.length > asked.length / 2;
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}
