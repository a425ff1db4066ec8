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
import { AvailabilityDocuments, AvailabilityService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { PerformanceFactsStore } from './performance-facts.store.js';
const NOTHING = {
    available: 0,
    held: 0,
    sold: 0,
    blocked: 0
};
export class LiveFiguresService {
    performances;
    documents;
    availability;
    store;
    clock;
    constructor(performances, documents, availability, store, clock){
        this.performances = performances;
        this.documents = documents;
        this.availability = availability;
        this.store = store;
        this.clock = clock;
    }
    /** @throws not-found */ async of(performanceId) {
        const performance = await this.performances.get(performanceId);
        const isPublished = performance.publishedAt !== null;
        const counts = isPublished ? (await this.documents.of(performanceId)).counts : NOTHING;
        const sales = await this.store.sales(performanceId);
        return {
            performanceId,
            at: this.clock.now().toISOString(),
            counts,
            activeShoppers: 0,
            called: 0,
            waiting: 0,
            holds: isPublished ? await this.holds(performanceId) : 0,
            claims: sales.claims,
            paymentsRunning: sales.paymentsRunning,
            bookings: sales.bookings,
            seatsBooked: sales.seatsBooked,
            revenue: sales.currency === null ? null : {
                amount: sales.revenueMinor,
                currency: sales.currency
            },
            rates: {
                bookingsPerMinute: sales.bookingsLastMinute,
                seatsPerMinute: sales.seatsLastMinute
            },
            invariants: await this.store.invariants(performanceId)
        };
    }
    async holds(performanceId) {
        return (await this.availability.board(performanceId)).holders(this.availability.now());
    }
}
LiveFiguresService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof AvailabilityDocuments === "undefined" ? Object : AvailabilityDocuments,
        typeof AvailabilityService === "undefined" ? Object : AvailabilityService,
        typeof PerformanceFactsStore === "undefined" ? Object : PerformanceFactsStore,
        typeof Clock === "undefined" ? Object : Clock
    ])
], LiveFiguresService);

//# sourceMappingURL=live-figures.service.js.map
