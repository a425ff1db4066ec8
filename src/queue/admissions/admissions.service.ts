import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import { DomainError } from '../../platform/problem.js';
import { entryInvalid } from '../queue.problems.js';
import { type ShopperToken, Shoppers } from '../shoppers/shoppers.js';

const ENTRY_PURPOSE = 'queue-entry';
const ENTRY_LIFETIME_SECONDS = 24 * 60 * 60;

export interface QueueEntry {
  entry: string;
  phase: 'open';
  epoch: number;
  index: number;
  rank: number;
}

/** Entrance to a performance that has no queue: at once, by the path that a queued one will use, nothing stored. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly performances: PerformancesService,
    private readonly tokens: SignedTokens,
    private readonly shoppers: Shoppers,
  ) {}

  /** @throws not-found, entry-invalid when the entry sent along is not one of this performance */
  async enter(performanceId: string, known: string | undefined): Promise<QueueEntry> {
    await this.performances.getPublished(performanceId);
    if (known !== undefined && this.tokens.verify(ENTRY_PURPOSE, known)?.subject !== performanceId) {
      throw new DomainError(entryInvalid);
    }
    const entry = known ?? this.tokens.issue(ENTRY_PURPOSE, performanceId, ENTRY_LIFETIME_SECONDS).token;
    return { entry, phase: 'open', epoch: 1, index: 1, rank: 1 };
  }

  /** @throws not-found, entry-invalid */
  async admit(
    performanceId: string,
    entry: string | undefined,
    shopperId: string | undefined,
  ): Promise<ShopperToken> {
    await this.performances.getPublished(performanceId);
    if (entry !== undefined && this.tokens.verify(ENTRY_PURPOSE, entry)?.subject !== performanceId) {
      throw new DomainError(entryInvalid);
    }
    return this.shoppers.issue(shopperId);
  }
}
