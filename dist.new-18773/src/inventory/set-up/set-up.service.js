function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { notPublishable, PerformancesService } from '../../events/index.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { layOutSeats } from '../performance-seats/seat-layout.rules.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { badPerformance } from '../inventory.problems.js';
import { seatingChartDocument } from '../seating-plans/seating-chart.rules.js';
import { SeatingPlansService } from '../seating-plans/seating-plans.service.js';
import { loadAreas, loadTiers } from './price-tier.js';
import { missingForSale, setUpProblems } from './set-up.rules.js';
export class SetUpService {
    database;
    performances;
    plans;
    seats;
    constructor(database, performances, plans, seats){
        this.database = database;
        this.performances = performances;
        this.plans = plans;
        this.seats = seats;
    }
    tiersOf(performanceId, sql = this.database.primary) {
        return loadTiers(sql, performanceId);
    }
    areasOf(performanceId, sql = this.database.primary) {
        return loadAreas(sql, performanceId);
    }
    /**
   * Sets tiers and areas of a performance that is not on sale yet; what was set before is replaced.
   * @throws bad-performance with every contradiction
   */ async setTiersAndAreas(tx, performanceId, tiers, areas) {
        const performance = await this.performances.get(performanceId, tx);
        const plan = performance.seatingPlanId;
        const categories = plan === null ? [] : (await this.plans.summary(plan, tx)).categories;
        const problems = setUpProblems(tiers, areas, categories);
        if (problems.length > 0) throw new DomainError(badPerformance, {
            extra: {
                errors: problems
            }
        });
        await tx.execute('DELETE FROM areas WHERE performance_id = $1', [
            performanceId
        ]);
        await tx.execute('DELETE FROM price_tiers WHERE performance_id = $1', [
            performanceId
        ]);
        const ids = new Map();
        for (const [position, tier] of tiers.entries()){
            const id = uuid();
            ids.set(tier.name, id);
            await tx.execute(`INSERT INTO price_tiers (id, performance_id, position, name, category, price_minor, fees_minor, currency)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
                id,
                performanceId,
                position,
                tier.name,
                tier.category,
                tier.price.amount,
                tier.fees.amount,
                tier.price.currency
            ]);
        }
        for (const [position, area] of areas.entries()){
            await tx.execute(`INSERT INTO areas (id, performance_id, position, name, capacity, price_tier_id)
         VALUES ($1, $2, $3, $4, $5, $6)`, [
                uuid(),
                performanceId,
                position,
                area.name,
                area.capacity,
                ids.get(area.tier)
            ]);
        }
    }
    /** New prices for tiers on sale, by name. Holds keep the price that they were placed with. */ async reprice(tx, performanceId, tiers) {
        for (const tier of tiers){
            await tx.execute(`UPDATE price_tiers SET price_minor = $3, fees_minor = $4
          WHERE performance_id = $1 AND name = $2 AND currency = $5`, [
                performanceId,
                tier.name,
                tier.price.amount,
                tier.fees.amount,
                tier.price.currency
            ]);
        }
        await this.publish(tx, performanceId);
    }
    /**
   * Puts a performance on sale. Its seats are created the first time; again it only renews what lists show.
   * @throws not-publishable with everything that is missing
   */ async publish(tx, performanceId) {
        const performance = await this.performances.get(performanceId, tx);
        const tiers = await loadTiers(tx, performanceId);
        const areas = await loadAreas(tx, performanceId);
        const planId = performance.seatingPlanId;
        const plan = planId === null ? null : await this.plans.get(planId);
        const seats = layOutSeats(plan, tiers, areas);
        const sold = new Set(seats.map((seat)=>seat.priceTierId));
        const problems = missingForSale({
            tiers: tiers.length,
            sellable: seats.filter((seat)=>seat.priceTierId !== null).length,
            isCancelled: performance.status === 'cancelled'
        });
        if (problems.length > 0) throw new DomainError(notPublishable, {
            extra: {
                errors: problems
            }
        });
        if (performance.publishedAt === null) await this.seats.createAll(tx, performanceId, seats);
        const totals = tiers.filter((tier)=>sold.has(tier.id)).map((tier)=>tier.price.amount + tier.fees.amount);
        await this.performances.publish(tx, performanceId, {
            priceFromMinor: Math.min(...totals),
            priceToMinor: Math.max(...totals),
            currency: tiers[0]?.price.currency ?? '',
            chartHash: plan === null || planId === null ? null : seatingChartDocument({
                planId,
                plan,
                tiers,
                areas
            }).hash
        });
    }
}
SetUpService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof PerformanceSeatsStore === "undefined" ? Object : PerformanceSeatsStore
    ])
], SetUpService);

//# sourceMappingURL=set-up.service.js.map
