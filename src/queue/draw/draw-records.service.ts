import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { Database } from '../../platform/database/index.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsStore } from '../admissions/admissions.store.js';
import type { Queue } from '../queues/queue.js';
import { QueuesService } from '../queues/queues.service.js';
import { type Announcement, algorithmWith } from '../randomness/announcement.rules.js';
import { proofLevelOf } from './commitment.rules.js';
import { hexOf } from './bytes.rules.js';
import type { DrawMove, DrawRecord } from './draw-record.js';
import { DrawTrees } from './draw-trees.js';
import { proofOfEntry } from './inclusion.rules.js';
import type { InclusionProof } from './merkle.rules.js';

type FrozenQueue = Queue & { drawSize: number; frozenAt: Date };

/** The public records of draws. */
@Injectable()
export class DrawRecords {
  constructor(
    private readonly performances: PerformancesService,
    private readonly queues: QueuesService,
    private readonly admissions: AdmissionsStore,
    private readonly database: Database,
    private readonly trees: DrawTrees,
  ) {}

  /** @throws not-found when there is no draw, or not yet */
  async get(performanceId: string): Promise<DrawRecord> {
    const queue = await this.frozen(performanceId);
    const { drawSize, frozenAt } = queue;
    const algorithm = algorithmWith(queue.announcement);
    const isMade = queue.drawKey !== null;
    return {
      version: 1,
      performanceId,
      algorithm,
      proofLevel: proofLevelOf(algorithm),
      commitment: queue.commitment,
      seed: isMade ? queue.seed.toString('hex') : null,
      ...publicNumberOf(queue.announcement),
      drawSize,
      voidRanges: queue.voidRanges,
      epochs: queue.epochs.map(({ epoch, fromIndex }) => ({ epoch, fromIndex })),
      root: hexOf((await this.trees.of(queue)).root),
      frozenAt: frozenAt.toISOString(),
      revealedAt: isMade ? revealedAt(frozenAt, queue.announcement).toISOString() : null,
      moves: [...movesOf(queue), ...(await this.revocationsOf(performanceId))],
    };
  }

  /** The proof that an index is one of those that were sealed. @throws not-found without a draw, and for what is not in it */
  async proofOf(performanceId: string, index: number): Promise<InclusionProof> {
    const queue = await this.frozen(performanceId);
    const proof = proofOfEntry(await this.trees.of(queue), queue, index);
    if (proof === undefined) {
      throw new DomainError(notFound, {
        detail: 'This number did not take part in the draw: it is void, came later, or was never given out.',
      });
    }
    return proof;
  }

  private async frozen(performanceId: string): Promise<FrozenQueue> {
    const { queue: settings } = await this.performances.getPublished(performanceId);
    const queue = settings.enabled ? await this.queues.of(performanceId) : undefined;
    const { drawSize, frozenAt } = queue ?? { drawSize: null, frozenAt: null };
    if (queue === undefined || drawSize === null || frozenAt === null) {
      throw new DomainError(notFound, {
        detail: 'Nothing was drawn for this performance, or the draw has not been closed yet.',
      });
    }
    return { ...queue, drawSize, frozenAt };
  }

  private async revocationsOf(performanceId: string): Promise<DrawMove[]> {
    const times = await this.admissions.revocations(this.database.primary, performanceId);
    return times.map(at => ({
      ...{ at: at.toISOString(), kind: 'revocation', count: 1, range: null },
      reason: 'The organizer took a place away.',
    }));
  }
}

function publicNumberOf(announcement: Announcement | null): Pick<DrawRecord, 'announcement' | 'randomness'> {
  if (announcement === null) return { announcement: null, randomness: null };
  const { source, announcedAt, value, abandonedBecause: reason, settledAt } = announcement;
  return {
    announcement: {
      source,
      announcedAt: announcedAt.toISOString(),
      ...{ abandonedAt: reason === null ? null : (settledAt?.toISOString() ?? null), reason },
    },
    randomness:
      value === null ? null : { source, text: value.text, publishedAt: value.publishedAt.toISOString() },
  };
}

/** The seed is published with the closing of the draw, or once its public number is entered or given up. */
function revealedAt(frozenAt: Date, announcement: Announcement | null): Date {
  const settledAt = announcement?.settledAt ?? frozenAt;
  return settledAt > frozenAt ? settledAt : frozenAt;
}

/** Each loss of Redis skipped a range, when it was found. */
function movesOf({ voidRanges, epochs }: Queue): DrawMove[] {
  return voidRanges.map(([from, to]) => ({
    at: epochs.find(({ fromIndex }) => fromIndex === to + 1)?.at ?? '',
    kind: 'void-range',
    count: to - from + 1,
    reason:
      'The counter was lost; indices that may have been given out were skipped so that none is given twice.',
    range: [from, to],
  }));
}
