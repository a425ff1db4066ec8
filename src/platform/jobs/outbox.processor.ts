import { Process, Processor } from '@nestjs/bull';
import type { Job } from 'bull';
import { type Nudge, OUTBOX_QUEUE } from './outbox-nudge.js';
import { OutboxRelay } from './outbox-relay.js';

@Processor(OUTBOX_QUEUE)
export class OutboxProcessor {
  constructor(private readonly relay: OutboxRelay) {}

  @Process()
  async wake({ data }: Job<Nudge>): Promise<void> {
    await this.relay.drain(data.lanes);
  }
}
