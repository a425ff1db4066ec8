import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import type { Performance } from './performance.entity.js';
import { PerformancesService } from './performances.service.js';

/** A sale stopped or changed by an admin is in force in every process within this time, and at once in the one that wrote it. */
const IN_MEMORY = { ttlMs: 1_000, max: 1_000 };

/** Published performances from memory, for the paths that a whole crowd takes. */
@Injectable()
export class PublishedPerformances {
  private readonly performances: TtlCache<Performance>;

  constructor(clock: Clock, performances: PerformancesService) {
    this.performances = new TtlCache(clock, IN_MEMORY, id => performances.getPublished(id));
    performances.onChanged(id => this.performances.delete(id));
  }

  /** At most a second old. @throws not-found also while it is not published */
  get(id: string): Promise<Performance> {
    return this.performances.get(id);
  }

  /** The same, if this process has it. */
  present(id: string): Performance | undefined {
    return this.performances.present(id);
  }
}
