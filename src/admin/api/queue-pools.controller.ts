import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { invalidRequest } from '../../platform/general-problems.js';
import { count, Describe, nameSchema, nullable, object, text } from '../../platform/openapi/index.js';
import { PoolsService } from '../../queue/index.js';
import { Actor } from '../access/api-token.guard.js';
import { QueueDesk } from '../control/queue-desk.service.js';
import { page } from './admin.schemas.js';
import { QueuePoolForm } from './queue.forms.js';

const poolSchema = nameSchema(
  'QueuePool',
  object({
    name: text,
    capacity: count,
    sales: {
      type: 'array',
      items: object({ performanceId: text, weight: count, share: nullable(count), inside: count }),
    },
  }),
);

@Controller('api/v1/admin/queue-pools')
export class AdminQueuePoolsController {
  constructor(
    private readonly pools: PoolsService,
    private readonly desk: QueueDesk,
  ) {}

  @Get()
  @Describe({
    summary: 'Capacities that several sales share, and how they are shared now',
    answers: { 200: page(poolSchema) },
  })
  @Header('cache-control', 'no-store')
  async list() {
    return { items: await this.pools.figures(), nextCursor: null };
  }

  @Put(':name')
  @Describe({
    summary: 'Make a pool, or give it another capacity',
    description:
      'A sale is put into it by `pool` and `weight` of its queue. A smaller capacity sends nobody away.',
    answers: { 200: object({ name: text, capacity: count }) },
    refuses: [invalidRequest],
  })
  async save(@Param('name') name: string, @Body() { capacity }: QueuePoolForm, @Actor() actor: string) {
    const pool = { name, capacity };
    await this.desk.putPool(actor, pool);
    return pool;
  }
}
