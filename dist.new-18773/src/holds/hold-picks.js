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
import { AvailabilityService, BestAvailableService, leavesSingleSeat, SeatDirectories, seatsTaken } from '../inventory/index.js';
import { invalidRequest, notFound } from '../platform/general-problems.js';
import { DomainError } from '../platform/problem.js';
import { repeated } from './hold.rules.js';
export class HoldPicks {
    availability;
    best;
    directories;
    constructor(availability, best, directories){
        this.availability = availability;
        this.best = best;
        this.directories = directories;
    }
    /** Whether another try may choose other seats. */ canChooseAgain(pick) {
        return !('seatIds' in pick);
    }
    /**
   * @param attempt counts from 1
   * @throws invalid-request, not-found, seats-taken, leaves-single-seat, no-adjacent-seats, sold-out
   */ async resolve(performance, shopperId, pick, attempt) {
        if ('seatIds' in pick) return this.seats(performance, shopperId, pick.seatIds);
        const board = await this.availability.board(performance.id);
        const states = board.states(this.availability.now(), shopperId);
        if ('bestAvailable' in pick) return this.best.choose(performance.id, pick.bestAvailable, states, attempt);
        const ordinals = [];
        for (const { areaId, quantity } of pick.areas){
            ordinals.push(...await this.best.placesIn(performance.id, areaId, quantity, states));
        }
        return ordinals;
    }
    /** The negative cache: what this process knows to be taken is refused without a word to Redis. */ refuseKnownTaken(performanceId, shopperId, ordinalOf, seatIds) {
        const board = this.availability.known(performanceId);
        if (board === undefined) return;
        const now = this.availability.now();
        const taken = seatIds.filter((id)=>{
            const ordinal = ordinalOf.get(id);
            return ordinal !== undefined && board.isTakenFor(ordinal, shopperId, now);
        });
        if (taken.length > 0) throw new DomainError(seatsTaken, {
            extra: {
                seatIds: taken
            }
        });
    }
    async seats(performance, shopperId, seatIds) {
        const twice = repeated(seatIds);
        if (twice.length > 0) {
            throw new DomainError(invalidRequest, {
                detail: `The same seat is named twice: ${twice.join(', ')}.`
            });
        }
        const { ordinalOf, seats } = await this.directories.of(performance.id);
        const unknown = seatIds.filter((id)=>!ordinalOf.has(id));
        if (unknown.length > 0) {
            throw new DomainError(notFound, {
                detail: `There is no seat ${unknown.join(', ')} here.`,
                extra: {
                    seatIds: unknown
                }
            });
        }
        const ordinals = seatIds.map((id)=>ordinalOf.get(id) ?? 0);
        const notSold = ordinals.filter((ordinal)=>(seats[ordinal]?.priceTierId ?? null) === null);
        if (notSold.length > 0) {
            throw new DomainError(seatsTaken, {
                extra: {
                    seatIds: seatIds.filter((_, i)=>notSold.includes(ordinals[i] ?? -1))
                }
            });
        }
        this.refuseKnownTaken(performance.id, shopperId, ordinalOf, seatIds);
        await this.refuseSingles(performance, shopperId, ordinals);
        return ordinals;
    }
    async refuseSingles(performance, shopperId, ordinals) {
        if (performance.orphanRule === 'off') return;
        const board = await this.availability.board(performance.id);
        const states = board.states(this.availability.now(), shopperId);
        const alone = await this.best.leftAlone(performance.id, ordinals, states, performance.orphanRule);
        if (alone.length === 0) return;
        const { seats } = await this.directories.of(performance.id);
        throw new DomainError(leavesSingleSeat, {
            extra: {
                seatIds: alone.map((ordinal)=>seats[ordinal]?.seatId ?? '')
            }
        });
    }
}
HoldPicks = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AvailabilityService === "undefined" ? Object : AvailabilityService,
        typeof BestAvailableService === "undefined" ? Object : BestAvailableService,
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories
    ])
], HoldPicks);

//# sourceMappingURL=hold-picks.js.map
