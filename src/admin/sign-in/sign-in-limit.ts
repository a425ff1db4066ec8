import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { tooManyRequests } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';

const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/** How often one address may try to sign in; counted in this process, which is exact enough against guessing. */
@Injectable()
export class SignInLimit {
  private readonly tries = new Map<string, number[]>();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws too-many-requests */
  count(address: string): void {
    if (!this.config.rateLimits) return;
    const now = this.clock.ms();
    const recent = (this.tries.get(address) ?? []).filter(at => now - at < MINUTE_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= this.config.rateLimitSignInsPerMinute) {
      throw new DomainError(tooManyRequests, {
        retryAfterSeconds: Math.ceil((oldest + MINUTE_MS - now) / 1000),
      });
    }
    if (this.tries.size >= MAX_ADDRESSES) this.tries.clear();
    this.tries.set(address, [...recent, now]);
  }
}
