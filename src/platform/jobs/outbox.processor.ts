import { Process, Processor } from '@nestjs/bull';
import { OUTBOX_QUEUE } from './outbox-nudge.js';
import { OutboxRelay } from './outbox-relay.js';

@Processor(OUTBOX_QUEUE)
export class OutboxProcessor {
  constructor(private readonly relay: OutboxRelay) {}

  @Process()
  async wake(): Promise<void> {
    await this.relay.drain();
  }
}
