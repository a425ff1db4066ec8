import { BullModule, InjectQueue } from '@nestjs/bull';
import { type BeforeApplicationShutdown, Global, Module, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bull';
import { BULL_PREFIX, BullConnections, BullConnectionsModule } from './bull-connections.js';
import { JobRegistry } from './job-registry.js';
import { Outbox } from './outbox.js';
import { OUTBOX_QUEUE, OutboxNudge } from './outbox-nudge.js';
import { OutboxProcessor } from './outbox.processor.js';
import { OutboxRelay } from './outbox-relay.js';

/** Two deaths of a worker must not bury a nudge for ever, as Bull's default of 1 would. */
const MAX_STALLED_COUNT = 10;

const bull = BullModule.forRootAsync({
  imports: [BullConnectionsModule],
  inject: [BullConnections],
  useFactory: (connections: BullConnections) => ({
    prefix: BULL_PREFIX,
    createClient: type => connections.open(type),
    settings: { maxStalledCount: MAX_STALLED_COUNT },
  }),
});

@Global()
@Module({
  imports: [bull, BullConnectionsModule, BullModule.registerQueue({ name: OUTBOX_QUEUE })],
  providers: [JobRegistry, Outbox, OutboxNudge, OutboxRelay, OutboxProcessor],
  exports: [JobRegistry, Outbox, OutboxRelay],
})
export class JobsModule implements OnModuleDestroy, BeforeApplicationShutdown {
  constructor(
    @InjectQueue(OUTBOX_QUEUE) private readonly queue: Queue,
    private readonly connections: BullConnections,
  ) {}

  /** @nestjs/bull closes queues only at the very end; until then a worker would go on taking jobs. */
  async onModuleDestroy(): Promise<void> {
    await this.queue.pause(true, true).catch(() => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queue.close(true).catch(() => undefined);
    this.connections.close();
  }
}
