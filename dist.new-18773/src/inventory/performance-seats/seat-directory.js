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
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { SeatingPlansService } from '../seating-plans/seating-plans.service.js';
import { loadAreas, loadTiers } from '../set-up/price-tier.js';
import { layOutSeats } from './seat-layout.rules.js';
const DIRECTORIES_IN_MEMORY = {
    ttlMs: 60 * 60_000,
    max: 30
};
/** A new price must be in force in every process within a second. */ const PRICES_IN_MEMORY = {
    ttlMs: 1_000,
    max: 1_000
};
export class SeatDirectories {
    database;
    performances;
    plans;
    directories;
    tiers;
    constructor(database, performances, plans, clock){
        this.database = database;
        this.performances = performances;
        this.plans = plans;
        this.directories = new TtlCache(clock, DIRECTORIES_IN_MEMORY, (id)=>this.load(id));
        this.tiers = new TtlCache(clock, PRICES_IN_MEMORY, async (id)=>{
            const tiers = await loadTiers(this.database.primary, id);
            return new Map(tiers.map((tier)=>[
                    tier.id,
                    tier
                ]));
        });
    }
    /** @throws not-found while the performance is not published: it has no seats then */ of(performanceId) {
        return this.directories.get(performanceId);
    }
    /** Present prices by tier id, at most one second old. */ tiersOf(performanceId) {
        return this.tiers.get(performanceId);
    }
    async load(performanceId) {
        const performance = await this.performances.getPublished(performanceId);
        const planId = performance.seatingPlanId;
        const plan = planId === null ? null : await this.plans.get(planId);
        const areas = await loadAreas(this.database.primary, performanceId);
        const seats = layOutSeats(plan, await loadTiers(this.database.primary, performanceId), areas);
        const areaRanges = new Map();
        let next = plan?.seats.length ?? 0;
        for (const area of areas){
            areaRanges.set(area.id, [
                next,
                next + area.capacity
            ]);
            next += area.capacity;
        }
        return {
            performanceId,
            plan,
            planId,
            planSeats: plan?.seats.length ?? 0,
            seats,
            ordinalOf: new Map(seats.map((seat)=>[
                    seat.seatId,
                    seat.ordinal
                ])),
            areas,
            areaRanges
        };
    }
}
SeatDirectories = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof Clock === "undefined" ? Object : Clock
    ])
], SeatDirectories);

//# sourceMappingURL=seat-directory.js.map
