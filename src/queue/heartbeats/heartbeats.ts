import { Injectable } from '@nestjs/common';
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

/** Those of one turn of the event loop who have not been sent to Redis. */
interface Batch {
  every: number;
  bits: Set<number>;
}

/**
 * Heartbeats of those who wait, a bit for each sampled entry and window. They are worth nothing by themselves, so
 * whatever goes wrong with them is passed over, here and where they are read.
 */
@Injectable()
export class HeartbeatsService {
  private readonly batches = new Map<string, Batch>();

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
    const present = this.batches.get(performanceId);
    if (present?.every === every && present.bits.size < MOST_BITS) {
      present.bits.add(bitOf(index, every));
      return;
    }
    const batch: Batch = { every, bits: new Set([bitOf(index, every)]) };
    this.batches.set(performanceId, batch);
    setImmediate(() => void this.send(performanceId, batch));
  }

  private async send(performanceId: string, batch: Batch): Promise<void> {
    if (this.batches.get(performanceId) === batch) this.batches.delete(performanceId);
    const bitmaps = Array.from({ length: WINDOWS_KEPT }, (_, i) => bitmapOf(batch.every, i));
    // A Redis that is away makes the told time less exact.
    await this.queueRedis.run(beat, performanceId, [...batch.bits], bitmaps).catch(() => undefined);
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
