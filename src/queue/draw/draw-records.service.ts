import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PerformancesService } from '../../events/index.js';
import { Database } from '../../platform/database/index.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsStore } from '../admissions/admissions.store.js';
import type { Queue } from '../queues/queue.js';
import { QueuesService } from '../queues/queues.service.js';
import { algorithmOf, proofLevelOf } from './commitment.rules.js';
import { hexOf } from './bytes.rules.js';
import { entryTexts } from './draw-entries.rules.js';
import type { DrawMove, DrawRecord } from './draw-record.js';
import { merkleRootInSlices } from './merkle.rules.js';
import { nodeCrypto } from './node-crypto.js';

/** Leaves hashed in one turn of the event loop: some milliseconds' worth. */
const SLICE = 2_000;
const MAX_ROOTS = 100;

/** The public records of draws. */
@Injectable()
export class DrawRecords {
  /** A root never changes and takes seconds for a million entries. */
  private readonly roots = new Map<string, Promise<string>>();

  constructor(
    private readonly performances: PerformancesService,
    private readonly queues: QueuesService,
    private readonly admissions: AdmissionsStore,
    private readonly database: Database,
  ) {}

  /** @throws not-found when there is no draw, or not yet */
  async get(performanceId: string): Promise<DrawRecord> {
    const { queue: settings } = await this.performances.getPublished(performanceId);
    const queue = settings.enabled ? await this.queues.of(performanceId) : undefined;
    const { drawSize, frozenAt } = queue ?? { drawSize: null, frozenAt: null };
    if (queue === undefined || drawSize === null || frozenAt === null) {
      throw new DomainError(notFound, {
        detail: 'Nothing was drawn for this performance, or the draw has not been closed yet.',
      });
    }
    const algorithm = algorithmOf(false);
    return {
      version: 1,
      performanceId,
      algorithm,
      proofLevel: proofLevelOf(algorithm),
      commitment: queue.commitment,
      seed: queue.seed.toString('hex'),
      randomness: null,
      drawSize,
      voidRanges: queue.voidRanges,
      epochs: queue.epochs.map(({ epoch, fromIndex }) => ({ epoch, fromIndex })),
      root: await this.rootOf(performanceId, { ...queue, drawSize }),
      frozenAt: frozenAt.toISOString(),
      revealedAt: frozenAt.toISOString(),
      moves: [...movesOf(queue), ...(await this.revocationsOf(performanceId))],
    };
  }

  private async revocationsOf(performanceId: string): Promise<DrawMove[]> {
    const times = await this.admissions.revocations(this.database.primary, performanceId);
    return times.map(at => ({
      ...{ at: at.toISOString(), kind: 'revocation', count: 1, range: null },
      reason: 'The organizer took a place away.',
    }));
  }

  private rootOf(performanceId: string, queue: Queue & { drawSize: number }): Promise<string> {
    const present = this.roots.get(performanceId);
    if (present !== undefined) return present;
    if (this.roots.size >= MAX_ROOTS) this.roots.clear();
    const root = grow(queue);
    this.roots.set(performanceId, root);
    return root;
  }
}

async function grow(queue: Queue & { drawSize: number }): Promise<string> {
  const slices = merkleRootInSlices(nodeCrypto.sha256, entryTexts(queue), SLICE);
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return hexOf(value);
    await nextTurn();
  }
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
