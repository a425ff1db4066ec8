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
import { JobRegistry, Outbox } from '../../platform/jobs/index.js';
import { SeatCopy } from '../availability/seat-copy.js';
import { PerformanceSeatsStore } from './performance-seats.store.js';
const SEATS_CHANGED = 'inventory.seats-changed';
export class PerformanceSeatsService {
    store;
    outbox;
    copy;
    jobs;
    constructor(store, outbox, copy, jobs){
        this.store = store;
        this.outbox = outbox;
        this.copy = copy;
        this.jobs = jobs;
    }
    onModuleInit() {
        this.jobs.on(SEATS_CHANGED, 'copy the seats to Redis', async (payload)=>{
            await this.copy.sync(payload['performanceId'], payload['ordinals']);
        });
    }
    /**
   * Claims all seats for one payment, or none.
   * @returns the ordinals that somebody else has; empty when the claim stands. When it is not empty the caller must
   *   roll back.
   */ async claim(tx, request) {
        const claimed = new Set(await this.store.claim(tx, request));
        const lost = request.ordinals.filter((ordinal)=>!claimed.has(ordinal));
        if (lost.length === 0) await this.changed(tx, request.performanceId, request.ordinals);
        return lost;
    }
    /**
   * Sells what the claim still has to the booking.
   * @returns whether that was all of `ordinals`; the caller must roll back when it was not
   */ async sell(tx, sale) {
        const sold = await this.store.sell(tx, sale.performanceId, sale.claimId, sale.bookingId);
        if (sold.length !== sale.ordinals.length) return false;
        await this.changed(tx, sale.performanceId, sold);
        return true;
    }
    /** Locks the seats of a claim until the end of the transaction. @returns whether all are still there */ async stillClaimed(tx, performanceId, claimId, count) {
        return (await this.store.lockClaimed(tx, performanceId, claimId)).length === count;
    }
    async releaseClaim(tx, performanceId, claimId) {
        await this.changed(tx, performanceId, await this.store.releaseClaim(tx, performanceId, claimId));
    }
    /** Makes a claim last at least until then. */ async extendClaim(tx, performanceId, claimId, until) {
        await this.store.extendClaim(tx, performanceId, claimId, until);
    }
    /** Gives sold seats back to the sale. @returns how many were the booking's */ async free(tx, performanceId, bookingId, ordinals) {
        const freed = await this.store.free(tx, performanceId, bookingId, ordinals);
        await this.changed(tx, performanceId, freed);
        return freed.length;
    }
    async changed(tx, performanceId, ordinals) {
        if (ordinals.length > 0) await this.outbox.add(tx, SEATS_CHANGED, {
            performanceId,
            ordinals
        });
    }
}
PerformanceSeatsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PerformanceSeatsStore === "undefined" ? Object : PerformanceSeatsStore,
        typeof Outbox === "undefined" ? Object : Outbox,
        typeof SeatCopy === "undefined" ? Object : SeatCopy,
        typeof JobRegistry === "undefined" ? Object : JobRegistry
    ])
], PerformanceSeatsService);

//# sourceMappingURL=performance-seats.service.js.map
