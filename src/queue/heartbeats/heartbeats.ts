import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RedisConnections, Script } from '../../platform/redis/index.js';
import { EntriesService } from '../entries/entries.service.js';
import { NowServing } from '../now-serving/now-serving.js';
import { QueueRedis } from '../queues/queue-redis.js';
import { BEAT_LUA } from './heartbeats.lua.js';
import type { Heartbeats } from './presence.rules.js';
import { bitOf, isSampled, WINDOWS_KEPT } from './sampling.rules.js';

const beat = new Script(BEAT_LUA);
/** Bits of one command: Redis serves nobody else meanwhile. */
const MOST_BITS = 500;
/** A window is half a minute long, so nothing is lost by going together; a command a second is enough. */
const SENT_EVERY_MS = 1_000;

/** Those who were heard of and have not been told to Redis. */
interface Batch {
  every: number;
  bits: Set<number>;
}

/**
 * Heartbeats of those who wait, a bit for each sampled entry and window. They are worth nothing by themselves, so
 * whatever goes wrong with them is passed over, here and where they are read.
 */
@Injectable()
export class HeartbeatsService implements OnModuleDestroy {
  private readonly batches = new Map<string, Batch>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly entries: EntriesService,
    private readonly nowServing: NowServing,
    private readonly queueRedis: QueueRedis,
    private readonly redis: RedisConnections,
  ) {}

  /** Somebody is there. Who is not asked for heartbeats is not counted. @throws entry-invalid */
  hear(performanceId: string, entry: string): void {
    const { index } = this.entries.read(performanceId, entry);
    const every = this.nowServing.lineOf(performanceId)?.heartbeatEvery ?? 0;
    if (!isSampled(index, every)) return;
    let batch = this.batches.get(performanceId);
    if (batch?.every !== every || batch.bits.size >= MOST_BITS) {
      if (batch !== undefined) void this.send(performanceId, batch);
      batch = { every, bits: new Set() };
      this.batches.set(performanceId, batch);
    }
    batch.bits.add(bitOf(index, every));
    this.timer ??= setTimeout(() => this.sendAll(), SENT_EVERY_MS);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  private sendAll(): void {
    this.timer = undefined;
    for (const [performanceId, batch] of this.batches) void this.send(performanceId, batch);
    this.batches.clear();
  }

  private async send(performanceId: string, { every, bits }: Batch): Promise<void> {
    const bitmaps = Array.from({ length: WINDOWS_KEPT }, (_, i) => bitmapOf(every, i));
    // A Redis that is away makes the told time less exact.
    await this.queueRedis.run(beat, performanceId, [...bits], bitmaps).catch(() => undefined);
  }

  /** The four windows before this one. @throws what Redis says */
  async before(window: number, performanceId: string, every: number): Promise<Heartbeats> {
    const tag = `{q:${performanceId}}:`;
    const windows = [window - 4, window - 3, window - 2, window - 1];
    const keys = windows.map(one => tag + bitmapOf(every, one));
    const [first, second, third, fourth] = await this.redis.main.at(tag, server => server.mgetBuffer(keys));
    const bits = [bitsOf(first), bitsOf(second), bitsOf(third), bitsOf(fourth)] as const;
    return { window, every, bits };
  }
}

function bitmapOf(every: number, window: number): string {
  return `beats:${every}:${window % WINDOWS_KEPT}`;
}

function bitsOf(bitmap: Buffer | null | undefined): Uint8Array {
  return bitmap ?? new Uint8Array();
}
