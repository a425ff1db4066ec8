import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Clock } from '../../platform/clock/clock.js';
import { AvailabilityDocuments } from './availability-documents.js';
import { AvailabilityService } from './availability.service.js';
import { StreamChannel } from './stream-channel.js';
import { StreamViewer } from './stream-viewer.js';

const LOOK_EVERY_MS = 250;
/** At most two messages a second: most of a small message is its envelope. The first one need not wait. */
const LOOKS_BETWEEN_MESSAGES = 2;
const LOOKS_BETWEEN_HEARTBEATS = 60;

/** Server-sent events of seat changes: what a client lacks first, then what changes, at most twice a second. */
@Injectable()
export class AvailabilityStream implements OnModuleDestroy {
  private readonly channels = new Map<string, StreamChannel>();
  /** The look at which a channel was last written to. */
  private readonly writtenAt = new WeakMap<StreamChannel, number>();
  private isClosing = false;
  private looks = 0;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> | undefined;

  constructor(
    private readonly availability: AvailabilityService,
    private readonly documents: AvailabilityDocuments,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.isClosing = true;
    for (const channel of this.channels.values()) channel.end();
  }

  /**
   * @param version of what the client has already, if anything
   * @throws not-found while the performance is not published
   */
  async join(performanceId: string, client: ServerResponse, version: number | undefined): Promise<void> {
    const loaded = await this.availability.load(performanceId);
    if (this.isClosing) client.end();
    if (client.destroyed || this.isClosing) return;
    const channel = this.channels.get(performanceId) ?? new StreamChannel(this.documents);
    this.channels.set(performanceId, channel);
    const viewer = new StreamViewer(client);
    channel.join(viewer, loaded, version);
    client.on('close', () => {
      channel.leave(viewer);
      if (channel.isEmpty && this.channels.get(performanceId) === channel)
        this.channels.delete(performanceId);
    });
    this.timer ??= setInterval(() => {
      this.looks += 1;
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, LOOK_EVERY_MS);
  }

  private look(): Promise<unknown> {
    const watched = [...this.channels].map(async ([performanceId, channel]) => {
      const quietFor = this.looks - (this.writtenAt.get(channel) ?? 0);
      if (quietFor < LOOKS_BETWEEN_MESSAGES) return;
      const loaded = await this.availability.load(performanceId).catch(() => undefined);
      const now = this.clock.ms();
      const hasSent = loaded !== undefined && channel.deliver(loaded, now);
      const isHeartbeat = !hasSent && quietFor >= LOOKS_BETWEEN_HEARTBEATS;
      if (isHeartbeat) channel.sayStillHere(now);
      if (hasSent || isHeartbeat) this.writtenAt.set(channel, this.looks);
    });
    return Promise.all(watched);
  }
}
