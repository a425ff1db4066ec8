import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Sql } from '../../platform/database/index.js';
import { invariant } from '../../platform/assert.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { nodeCrypto } from '../draw/node-crypto.js';
import { type Permutation, permutationOf } from '../draw/permutation.rules.js';
import type { Queue } from './queue.js';
import { QueuesStore } from './queues.store.js';

const SEED_BYTES = 32;
const MAX_DRAWS = 100;
/** A lever is in force in every process within this time. */
const QUEUES_IN_MEMORY = { ttlMs: 1_000, max: 1_000 };

/** What a rank depends on. */
type RankedQueue = Pick<Queue, 'performanceId' | 'drawKey' | 'drawSize'>;

/** The queues of performances, as Postgres has them, at most a second old. */
@Injectable()
export class QueuesService {
  private readonly queues: TtlCache<Queue>;
  /** Sizes of draws that are frozen in Postgres. */
  private readonly sizes = new Map<string, number>();
  /** Frozen draws; a permutation remembers what it has computed. */
  private readonly draws = new Map<string, Permutation>();

  constructor(
    private readonly database: Database,
    private readonly store: QueuesStore,
    clock: Clock,
  ) {
    this.queues = new TtlCache(clock, QUEUES_IN_MEMORY, id => this.fresh(id));
  }

  of(performanceId: string): Promise<Queue> {
    return this.queues.get(performanceId);
  }

  /** Something was changed here. */
  forget(performanceId: string): void {
    this.queues.delete(performanceId);
  }

  /** The draw is closed over this many entries. Postgres knows before anybody relies on it. */
  async freeze(performanceId: string, drawSize: number): Promise<number> {
    const known = this.sizes.get(performanceId);
    if (known !== undefined) return known;
    const counted = await this.store.freeze(this.database.primary, performanceId, drawSize);
    this.sizes.set(performanceId, counted);
    this.forget(performanceId);
    return counted;
  }

  /** The rank of an index: drawn for those who came before the opening, else the index; null until it is drawn. */
  rankOf({ performanceId, drawKey, drawSize }: RankedQueue, index: number): number | null {
    if (drawSize === null) return null;
    if (index > drawSize) return index;
    if (drawKey === null) return null;
    const draw = this.draws.get(performanceId) ?? permutationOf(nodeCrypto.hmacOf(drawKey), drawSize);
    if (this.draws.size >= MAX_DRAWS) this.draws.clear();
    this.draws.set(performanceId, draw);
    return draw.rankOf(index);
  }

  /** Makes the queue of a performance, with a new seed and the commitment to it, unless there is one. */
  async ensure(performanceId: string, sql: Sql = this.database.primary): Promise<void> {
    const seed = randomBytes(SEED_BYTES);
    const commitment = createHash('sha256').update(seed).digest('hex');
    await this.store.ensure(sql, performanceId, seed, commitment);
  }

  /** As it is at this moment, made if it is not there yet. */
  async fresh(performanceId: string): Promise<Queue> {
    const present = await this.store.find(this.database.primary, performanceId);
    if (present !== undefined) return present;
    await this.ensure(performanceId);
    const made = await this.store.find(this.database.primary, performanceId);
    invariant(made !== undefined, 'a queue that was made is there');
    return made;
  }
}
