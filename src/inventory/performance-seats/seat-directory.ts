import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import type { SeatingPlan } from '../seating-plans/seating-plan.js';
import { SeatingPlansService } from '../seating-plans/seating-plans.service.js';
import { type Area, loadAreas, loadTiers, type PriceTier } from '../set-up/price-tier.js';
import { layOutSeats } from './seat-layout.rules.js';
import type { PerformanceSeat } from './performance-seat.js';

/** Everything about a performance's places that does not change while it is on sale. */
export interface SeatDirectory {
  performanceId: string;
  plan: SeatingPlan | null;
  planId: string | null;
  /** Places of the plan; those of areas come behind them. */
  planSeats: number;
  seats: PerformanceSeat[];
  ordinalOf: Map<string, number>;
  areas: Area[];
  /** First and one past the last ordinal of each area, by area id. */
  areaRanges: Map<string, [from: number, to: number]>;
}

const DIRECTORIES_IN_MEMORY = { ttlMs: 60 * 60_000, max: 30 };
/** A new price must be in force in every process within a second. */
const PRICES_IN_MEMORY = { ttlMs: 1_000, max: 1_000 };

@Injectable()
export class SeatDirectories {
  private readonly directories: TtlCache<SeatDirectory>;
  private readonly tiers: TtlCache<Map<string, PriceTier>>;

  constructor(
    private readonly database: Database,
    private readonly performances: PerformancesService,
    private readonly plans: SeatingPlansService,
    clock: Clock,
  ) {
    this.directories = new TtlCache(clock, DIRECTORIES_IN_MEMORY, id => this.load(id));
    this.tiers = new TtlCache(clock, PRICES_IN_MEMORY, async id => {
      const tiers = await loadTiers(this.database.primary, id);
      return new Map(tiers.map(tier => [tier.id, tier]));
    });
    performances.onChanged(id => this.tiers.delete(id));
  }

  /** @throws not-found while the performance is not published: it has no seats then */
  of(performanceId: string): Promise<SeatDirectory> {
    return this.directories.get(performanceId);
  }

  /** Present prices by tier id, at most one second old. */
  tiersOf(performanceId: string): Promise<Map<string, PriceTier>> {
    return this.tiers.get(performanceId);
  }

  private async load(performanceId: string): Promise<SeatDirectory> {
    const performance = await this.performances.getPublished(performanceId);
    const planId = performance.seatingPlanId;
    const plan = planId === null ? null : await this.plans.get(planId);
    const areas = await loadAreas(this.database.primary, performanceId);
    const seats = layOutSeats(plan, await loadTiers(this.database.primary, performanceId), areas);
    const areaRanges = new Map<string, [number, number]>();
    let next = plan?.seats.length ?? 0;
    for (const area of areas) {
      areaRanges.set(area.id, [next, next + area.capacity]);
      next += area.capacity;
    }
    return {
      performanceId,
      plan,
      planId,
      planSeats: plan?.seats.length ?? 0,
      seats,
      ordinalOf: new Map(seats.map(seat => [seat.seatId, seat.ordinal])),
      areas,
      areaRanges,
    };
  }
}
