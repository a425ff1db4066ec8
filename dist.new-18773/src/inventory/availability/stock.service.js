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
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { TtlCache } from '../../platform/ttl-cache.js';
const NOTHING = {
    capacity: 0,
    sold: 0,
    available: 0
};
/** Lists may lag a little; the counting of a large house should not be done for every reader. */ const STOCK_IN_MEMORY = {
    ttlMs: 5_000,
    max: 5_000
};
export class StockService {
    database;
    stocks;
    constructor(database, clock){
        this.database = database;
        this.stocks = new TtlCache(clock, STOCK_IN_MEMORY, (id)=>this.count(id));
    }
    async of(performanceIds) {
        const pairs = performanceIds.map(async (id)=>[
                id,
                await this.stocks.get(id)
            ]);
        return new Map(await Promise.all(pairs));
    }
    async count(performanceId) {
        const [row] = await this.database.browse((sql)=>sql.query(`SELECT count(*) FILTER (WHERE status <> 'blocked')::int AS capacity,
                count(*) FILTER (WHERE status = 'sold')::int AS sold,
                count(*) FILTER (WHERE status = 'available')::int AS available
           FROM performance_seats WHERE performance_id = $1`, [
                performanceId
            ]));
        return row ?? NOTHING;
    }
}
StockService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof Clock === "undefined" ? Object : Clock
    ])
], StockService);

//# sourceMappingURL=stock.service.js.map
