import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { Script } from '../../platform/redis/index.js';
import { NowServing } from '../now-serving/now-serving.js';
import { unknownPool } from '../queue.problems.js';
import { SHARE_LUA } from '../queues/queue.lua.js';
import { QueueRedis } from '../queues/queue-redis.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import { type Pool, PoolsStore } from './pools.store.js';
import { type PooledSale, raisedShares, targetShares, wantedBy } from './shares.rules.js';

const setShare = new Script(SHARE_LUA);

export interface PoolFigures extends Pool {
  sales: { performanceId: string; weight: number; share: number | null; inside: number }[];
}

type Member = PooledSale & { id: string };
/** Shares by performance. */
export type Shares = Map<string, number>;

/** Divides the capacity of each pool among its sales, again at every step of the leader. */
@Injectable()
export class PoolsService {
  constructor(
    private readonly database: Database,
    private readonly store: PoolsStore,
    private readonly performances: PerformancesService,
    private readonly redis: QueueRedis,
    private readonly nowServing: NowServing,
  ) {}

  list(): Promise<Pool[]> {
    return this.store.list(this.database.primary);
  }

  /** Makes a pool, or gives it another capacity. */
  put(tx: Tx, pool: Pool): Promise<void> {
    return this.store.put(tx, pool);
  }

  /** Each pool with its sales, as they share it now. */
  async figures(): Promise<PoolFigures[]> {
    const sales = await this.store.sales(this.database.primary);
    return (await this.list()).map(pool => ({
      ...pool,
      sales: sales.flatMap(({ pool: name, ...sale }) => (name === pool.name ? [sale] : [])),
    }));
  }

  /** @throws unknown-pool */
  async refuseUnknown(tx: Tx, name: unknown): Promise<void> {
    if (typeof name === 'string' && !(await this.store.has(tx, name))) throw new DomainError(unknownPool);
  }

  /**
   * Brings shares into force: lowered ones first, in Postgres and at the doors; raised ones only by what is free then.
   * So whoever dies in between, and whatever Redis loses, no pool is ever exceeded.
   * @returns the shares by which to call; a sale without a pool has none
   */
  async settle(ids: string[], term: number): Promise<Shares> {
    const shares: Shares = new Map();
    const pools = await this.list();
    if (pools.length === 0) return shares;
    const members = await this.membersOf(ids);
    for (const { name, capacity } of pools) {
      const sales = members.get(name) ?? [];
      if (sales.length > 0) await this.settlePool(capacity, sales, term, shares);
    }
    return shares;
  }

  private async settlePool(capacity: number, sales: Member[], term: number, shares: Shares): Promise<void> {
    const targets = targetShares(capacity, sales);
    const lowered = sales.map(({ share }, i) => Math.min(share, targets[i] ?? 0));
    sales.forEach(({ id }, i) => shares.set(id, lowered[i] ?? 0));
    const inside = await this.enforce(term, sales, lowered);
    // A door that cannot be reached may still go by its old share: nobody's is raised then.
    if (inside.size < sales.length) return;
    const raised = raisedShares(
      capacity,
      sales.map(({ id, weight }, i) => ({
        ...{ weight, inside: inside.get(id) ?? 0, share: lowered[i] ?? 0, target: targets[i] ?? 0 },
      })),
    );
    const higher = sales.flatMap((sale, i) => {
      const share = raised[i] ?? 0;
      return share > (lowered[i] ?? 0) ? [{ sale, share }] : [];
    });
    if (higher.length === 0) return;
    await this.enforce(
      term,
      higher.map(({ sale }) => sale),
      higher.map(({ share }) => share),
    );
    for (const { sale, share } of higher) shares.set(sale.id, share);
  }

  /** First in Postgres, then at the doors. @returns how many are inside, of each sale whose door has heard it */
  private async enforce(term: number, sales: Member[], shares: number[]): Promise<Map<string, number>> {
    const wanted = new Map(sales.map(({ id }, i) => [id, shares[i] ?? 0]));
    const versions = await this.database.run(tx => this.store.share(tx, term, wanted));
    const inside = new Map<string, number>();
    if (versions === undefined) return inside;
    for (const [id, version] of versions) {
      const told = this.redis.run(setShare, id, [wanted.get(id) ?? 0, version]);
      // The others are told all the same; this one goes by what it heard last.
      const [word, count] = await told.catch(() => ['unreachable']);
      if (word === 'set') inside.set(id, Number(count));
    }
    return inside;
  }

  /** The sales of each pool that have begun to queue. */
  private async membersOf(ids: string[]): Promise<Map<string, Member[]>> {
    const performances = await this.performances.byIds(ids);
    const pooled = performances
      .map(performance => ({ id: performance.id, ...queueSettingsOf(performance) }))
      .filter(({ pool }) => pool !== null);
    const queues = await this.store.queues(
      this.database.primary,
      pooled.map(({ id }) => id),
    );
    const members = new Map<string, Member[]>();
    for (const queue of queues) {
      const settings = pooled.find(({ id }) => id === queue.performanceId);
      if (settings === undefined || settings.pool === null) continue;
      const { id, pool, weight, capacity } = settings;
      const inside = queue.memory.inside ?? 0;
      const demand = inside + (this.isSelling(id) ? wantedBy(queue) : 0);
      const member = { id, weight, capacity, inside, share: queue.share ?? 0, demand };
      members.set(pool, [...(members.get(pool) ?? []), member]);
    }
    return members;
  }

  /** Whether anybody would be let in who came. */
  private isSelling(id: string): boolean {
    const line = this.nowServing.lineOf(id);
    return line === undefined || (line.phase === 'open' && line.stock !== 'none' && line.stock !== 'returns');
  }
}
