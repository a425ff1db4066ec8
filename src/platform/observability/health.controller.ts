import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/index.js';
import { RedisConnections } from '../redis/index.js';
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
    const asked = lockServers.map(client => answers(() => client.set(HEALTH_KEY, '1', 'EX', 60)));
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

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}
