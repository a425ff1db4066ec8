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
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { loadAreas, loadTiers } from '../set-up/price-tier.js';
import { seatingChartDocument } from './seating-chart.rules.js';
import { SeatingPlansService } from './seating-plans.service.js';
const CHARTS_IN_MEMORY = {
    ttlMs: 60 * 60_000,
    max: 30
};
const compress = promisify(brotliCompress);
/** A 60,000-seat plan takes 0.1 s at this level and comes out ten times smaller. */ const COMPRESSION = {
    params: {
        [constants.BROTLI_PARAM_QUALITY]: 5
    }
};
export class SeatingChartsService {
    database;
    performances;
    plans;
    charts;
    constructor(database, performances, plans, clock){
        this.database = database;
        this.performances = performances;
        this.plans = plans;
        this.charts = new TtlCache(clock, CHARTS_IN_MEMORY, (hash)=>this.make(hash));
    }
    /** @throws not-found */ get(hash) {
        return this.charts.get(hash);
    }
    async make(hash) {
        const performance = await this.performances.findByChart(hash);
        const planId = performance?.seatingPlanId ?? null;
        if (performance === null || planId === null) throw new DomainError(notFound);
        const plan = await this.plans.get(planId);
        const tiers = await loadTiers(this.database.primary, performance.id);
        const areas = await loadAreas(this.database.primary, performance.id);
        const document = seatingChartDocument({
            planId,
            plan,
            tiers,
            areas
        });
        const json = Buffer.from(document.json);
        return {
            json,
            brotli: await compress(json, COMPRESSION)
        };
    }
}
SeatingChartsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof Clock === "undefined" ? Object : Clock
    ])
], SeatingChartsService);

//# sourceMappingURL=seating-charts.service.js.map
