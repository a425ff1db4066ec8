import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { notPublishable, PerformancesService } from '../../events/index.js';
import { Database, type Sql, type Tx } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { layOutSeats } from '../performance-seats/seat-layout.rules.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { badPerformance } from '../inventory.problems.js';
import { seatingChartDocument } from '../seating-plans/seating-chart.rules.js';
import { SeatingPlansService } from '../seating-plans/seating-plans.service.js';
import { type Area, loadAreas, loadTiers, type PriceTier } from './price-tier.js';
import { type AreaInput, missingForSale, setUpProblems, type TierInput } from './set-up.rules.js';

/** What a performance sells and for how much, and the moment it gets its seats. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly database: Database,
    private readonly performances: PerformancesService,
    private readonly plans: SeatingPlansService,
    private readonly seats: PerformanceSeatsStore,
  ) {}

  tiersOf(performanceId: string, sql: Sql = this.database.primary): Promise<PriceTier[]> {
    return loadTiers(sql, performanceId);
  }

  areasOf(performanceId: string, sql: Sql = this.database.primary): Promise<Area[]> {
    return loadAreas(sql, performanceId);
  }

  /**
   * Sets tiers and areas of a performance that is not on sale yet; what was set before is replaced.
   * @throws bad-performance with every contradiction
   */
  async setTiersAndAreas(
    tx: Tx,
    performanceId: string,
    tiers: TierInput[],
    areas: AreaInput[],
  ): Promise<void> {
    const performance = await this.performances.get(performanceId, tx);
    const plan = performance.seatingPlanId;
    const categories = plan === null ? [] : (await this.plans.summary(plan, tx)).categories;
    const problems = setUpProblems(tiers, areas, categories);
    if (problems.length > 0) throw new DomainError(badPerformance, { extra: { errors: problems } });
    await tx.execute('DELETE FROM areas WHERE performance_id = $1', [performanceId]);
    await tx.execute('DELETE FROM price_tiers WHERE performance_id = $1', [performanceId]);
    const ids = new Map<string, string>();
    for (const [position, tier] of tiers.entries()) {
      const id = uuid();
      ids.set(tier.name, id);
      await tx.execute(
        `INSERT INTO price_tiers (id, performance_id, position, name, category, price_minor, fees_minor, currency)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          performanceId,
          position,
          tier.name,
          tier.category,
          tier.price.amount,
          tier.fees.amount,
          tier.price.currency,
        ],
      );
    }
    for (const [position, area] of areas.entries()) {
      await tx.execute(
        `INSERT INTO areas (id, performance_id, position, name, capacity, price_tier_id)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [uuid(), performanceId, position, area.name, area.capacity, ids.get(area.tier)],
      );
    }
  }

  /** New prices for tiers on sale, by name. Holds keep the price that they were placed with. */
  async reprice(tx: Tx, performanceId: string, tiers: TierInput[]): Promise<void> {
    for (const tier of tiers) {
      await tx.execute(
        `UPDATE price_tiers SET price_minor = $3, fees_minor = $4
          WHERE performance_id = $1 AND name = $2 AND currency = $5`,
        [performanceId, tier.name, tier.price.amount, tier.fees.amount, tier.price.currency],
      );
    }
    await this.publish(tx, performanceId);
  }

  /**
   * Puts a performance on sale. Its seats are created the first time; again it only renews what lists show.
   * @throws not-publishable with everything that is missing
   */
  async publish(tx: Tx, performanceId: string): Promise<void> {
    const performance = await this.performances.get(performanceId, tx);
    const tiers = await loadTiers(tx, performanceId);
    const areas = await loadAreas(tx, performanceId);
    const planId = performance.seatingPlanId;
    const plan = planId === null ? null : await this.plans.get(planId);
    const seats = layOutSeats(plan, tiers, areas);
    const sold = new Set(seats.map(seat => seat.priceTierId));
    const problems = missingForSale({
      tiers: tiers.length,
      sellable: seats.filter(seat => seat.priceTierId !== null).length,
      isCancelled: performance.status === 'cancelled',
    });
    if (problems.length > 0) throw new DomainError(notPublishable, { extra: { errors: problems } });
    if (performance.publishedAt === null) await this.seats.createAll(tx, performanceId, seats);
    const totals = tiers.filter(tier => sold.has(tier.id)).map(tier => tier.price.amount + tier.fees.amount);
    await this.performances.publish(tx, performanceId, {
      priceFromMinor: Math.min(...totals),
      priceToMinor: Math.max(...totals),
      currency: tiers[0]?.price.currency ?? '',
      chartHash:
        plan === null || planId === null ? null : seatingChartDocument({ planId, plan, tiers, areas }).hash,
    });
  }
}
