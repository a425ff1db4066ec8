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
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { AVAILABLE } from '../availability/board.js';
import { noAdjacentSeats, soldOut } from '../inventory.problems.js';
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { sectionIndexOf } from '../seating-plans/seating-chart.rules.js';
import { bestAvailable, calmSpread, rushSpread } from './best-available.rules.js';
import { seatIndex } from './seat-index.rules.js';
import { leavesSingleSeat } from './single-seat.rules.js';
const INDEXES_IN_MEMORY = {
    ttlMs: 60 * 60_000,
    max: 30
};
/** From the second try on, the asker is evidently in a crowd and spreads out. */ const CALM_TRIES = 1;
export class BestAvailableService {
    directories;
    indexes;
    constructor(directories, clock){
        this.directories = directories;
        this.indexes = new TtlCache(clock, INDEXES_IN_MEMORY, async (id)=>indexOf(await this.directories.of(id)));
    }
    /**
   * @param states one byte a place, as the asker may use them (own seats count as available)
   * @param attempt counts from 1; later ones spread over more places
   * @throws no-adjacent-seats, sold-out, not-found (tier, section, or a performance without numbered seats)
   */ async choose(performanceId, wish, states, attempt) {
        const directory = await this.directories.of(performanceId);
        const index = await this.indexes.get(performanceId);
        const { quantity, tierId, sectionId, accessible = false, split = false } = wish;
        const answer = bestAvailable({
            index: index.seats,
            states: states.subarray(0, directory.planSeats),
            tierOf: index.tierOf,
            request: {
                ...{
                    quantity,
                    accessible,
                    split
                },
                ...tierId === undefined ? {} : {
                    tierIndex: tierIn(index, tierId)
                },
                ...sectionId === undefined ? {} : {
                    sectionIndex: sectionIn(directory, sectionId)
                }
            },
            spread: attempt > CALM_TRIES ? rushSpread : calmSpread,
            random: Math.random
        });
        if (answer.ok) return answer.ordinals;
        throw new DomainError(answer.refusal === 'sold-out' ? soldOut : noAdjacentSeats, {
            extra: {
                left: answer.left
            }
        });
    }
    /** Seats that the pick would leave alone between taken ones, as the performance's rule sees it. */ async leftAlone(performanceId, picked, states, mode) {
        const { plan, planSeats } = await this.directories.of(performanceId);
        if (plan === null || mode === 'off') return [];
        const { seats: index } = await this.indexes.get(performanceId);
        const seats = picked.filter((ordinal)=>ordinal < planSeats);
        return leavesSingleSeat({
            index,
            states: states.subarray(0, planSeats),
            picked: seats,
            mode
        });
    }
    /** Free places of a general-admission area, chosen at random so that many at once hardly ever collide. */ async placesIn(performanceId, areaId, quantity, states) {
        const { areaRanges } = await this.directories.of(performanceId);
        const range = areaRanges.get(areaId);
        if (range === undefined) throw new DomainError(notFound, {
            detail: `There is no area ${areaId}.`
        });
        const free = [];
        for(let ordinal = range[0]; ordinal < range[1]; ordinal += 1){
            if (states[ordinal] === AVAILABLE) free.push(ordinal);
        }
        if (free.length < quantity) throw new DomainError(soldOut, {
            extra: {
                left: free.length
            }
        });
        for(let i = 0; i < quantity; i += 1){
            const j = i + Math.floor(Math.random() * (free.length - i));
            [free[i], free[j]] = [
                free[j] ?? 0,
                free[i] ?? 0
            ];
        }
        return free.slice(0, quantity);
    }
}
BestAvailableService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories,
        typeof Clock === "undefined" ? Object : Clock
    ])
], BestAvailableService);
function indexOf({ plan, planSeats, seats }) {
    if (plan === null) throw new DomainError(notFound, {
        detail: 'This performance has no numbered seats.'
    });
    const tierIndexOf = new Map();
    for (const { priceTierId } of seats){
        if (priceTierId !== null && !tierIndexOf.has(priceTierId)) tierIndexOf.set(priceTierId, tierIndexOf.size);
    }
    const tierOf = Int16Array.from(seats.slice(0, planSeats), (seat)=>tierIndexOf.get(seat.priceTierId ?? '') ?? -1);
    return {
        seats: seatIndex(plan),
        tierOf,
        tierIndexOf
    };
}
function tierIn({ tierIndexOf }, tierId) {
    const found = tierIndexOf.get(tierId);
    if (found === undefined) throw new DomainError(notFound, {
        detail: `There is no price tier ${tierId}.`
    });
    return found;
}
function sectionIn({ plan }, sectionId) {
    const found = plan === null ? null : sectionIndexOf(sectionId, plan);
    if (found === null) throw new DomainError(notFound, {
        detail: `There is no section ${sectionId}.`
    });
    return found;
}

//# sourceMappingURL=best-available.service.js.map
