import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';

const WINDOW_MS = 60_000;
/** Bounds the memory under a flood from many addresses; who is forgotten begins anew. */
const MAX_ADDRESSES = 50_000;

interface Count {
  current: number;
  since: number;
}

/**
 * How many requests each address has sent in its present minute, for whatever limits them. Counted in this process: an
 * exact count for all processes is not worth a round trip on every request.
 */
@Injectable()
export class RequestCounts {
  private readonly counts = new Map<string, Count>();

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Counts a request, unless this address may send no more for now, or is of a kind that only the plugin knows how to
   * count. @returns whether it was counted
   */
  admits(from: { remoteAddress?: string | undefined }): boolean {
    if (!this.config.rateLimits) return true;
    const address = from.remoteAddress;
    if (address === undefined || address.includes(':')) return false;
    const count = this.of(address);
    if (count.current >= this.config.rateLimitRequestsPerMinute) return false;
    count.current += 1;
    return true;
  }

  /** As the rate-limit plugin counts. */
  incr(address: string, callback: (error: null, result: { current: number; ttl: number }) => void): void {
    const count = this.of(address);
    count.current += 1;
    callback(null, { current: count.current, ttl: count.since + WINDOW_MS - this.clock.ms() });
  }

  private of(address: string): Count {
    const now = this.clock.ms();
    const present = this.counts.get(address);
    if (present !== undefined && now - present.since < WINDOW_MS) return present;
    if (this.counts.size >= MAX_ADDRESSES) this.counts.clear();
    const begun = { current: 0, since: now };
    this.counts.set(address, begun);
    return begun;
  }
}
