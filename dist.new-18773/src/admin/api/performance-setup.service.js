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
import { EventsService, onSaleCannotGo, PerformancesService, VenuesService } from '../../events/index.js';
import { SeatingPlansService, SetUpService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { conflict, invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { refuseQueue } from '../../queue/index.js';
import { AdminActs } from '../audit/admin-acts.js';
import { moment, sameAreas, timeProblems } from './performance-input.rules.js';
/** Seats of a large house are written in one transaction, which may take this long. */ const PUBLICATION_MS = 60_000;
const DEFAULT_HOLD_SECONDS = 600;
const DEFAULT_LIMITS = {
    seatsPerHold: 8,
    seatsPerShopper: 8
};
export class PerformanceSetup {
    events;
    performances;
    venues;
    plans;
    setUp;
    acts;
    clock;
    constructor(events, performances, venues, plans, setUp, acts, clock){
        this.events = events;
        this.performances = performances;
        this.venues = venues;
        this.plans = plans;
        this.setUp = setUp;
        this.acts = acts;
        this.clock = clock;
    }
    /** @throws not-found, invalid-request, queue-not-available, bad-performance */ async create(actor, eventId, form) {
        refuseQueue(form.queue ?? {
            enabled: false
        });
        await this.events.get(eventId);
        const venue = await this.venues.get(form.venueId);
        const input = {
            startsAt: new Date(form.startsAt),
            timeZone: form.timeZone ?? venue.timeZone,
            doorsAt: moment(form.doorsAt) ?? null,
            venueId: venue.id,
            seatingPlanId: form.seatingPlanId ?? null,
            onSaleAt: moment(form.onSaleAt) ?? this.clock.now(),
            offSaleAt: moment(form.offSaleAt) ?? new Date(form.startsAt),
            holdTtlSeconds: form.holdTtlSeconds ?? DEFAULT_HOLD_SECONDS,
            ...form.limits ?? DEFAULT_LIMITS,
            orphanRule: form.orphanRule ?? 'lenient',
            queue: {
                enabled: false
            }
        };
        refuseBadTimes(input);
        await this.refuseUnknownPlan(form.seatingPlanId);
        return this.acts.run({
            actor,
            action: 'performance.created',
            detail: {
                eventId
            }
        }, async (tx)=>{
            const id = await this.performances.create(tx, eventId, input);
            await this.setUp.setTiersAndAreas(tx, id, (form.tiers ?? []).map(toTier), form.areas ?? []);
            return id;
        });
    }
    /**
   * What is on sale keeps its plan and its areas; its tiers only get other prices.
   * @throws not-found, invalid-request, queue-not-available, bad-performance, on-sale
   */ async change(actor, id, form) {
        if (form.queue !== undefined) refuseQueue(form.queue);
        await this.refuseUnknownPlan(form.seatingPlanId);
        const changes = changesOf(form);
        const detail = {
            ...form
        };
        await this.acts.run({
            actor,
            action: 'performance.changed',
            id,
            detail,
            deadlineMs: PUBLICATION_MS
        }, async (tx)=>{
            await lock(tx, id);
            const before = await this.performances.get(id, tx);
            refuseBadTimes({
                ...before,
                ...changes
            });
            if (before.publishedAt !== null) await this.changeOnSale(tx, before, form);
            await this.performances.update(tx, id, changes);
            if (before.publishedAt === null) await this.changeDraft(tx, id, form);
        });
    }
    /** @throws not-found, not-publishable with everything that is missing */ async publish(actor, id) {
        await this.acts.run({
            actor,
            action: 'performance.published',
            id,
            deadlineMs: PUBLICATION_MS
        }, async (tx)=>{
            await lock(tx, id);
            await this.setUp.publish(tx, id);
        });
    }
    /** @throws not-found, on-sale once published */ async delete(actor, id) {
        await this.acts.run({
            actor,
            action: 'performance.deleted',
            id
        }, async (tx)=>{
            await lock(tx, id);
            await this.performances.delete(tx, id);
        });
    }
    async refuseUnknownPlan(id) {
        if (id !== undefined && id !== null) await this.plans.summary(id);
    }
    async changeDraft(tx, id, form) {
        if (form.tiers === undefined && form.areas === undefined && form.seatingPlanId === undefined) return;
        const tiers = await this.setUp.tiersOf(id, tx);
        const nameOf = new Map(tiers.map((tier)=>[
                tier.id,
                tier.name
            ]));
        const areas = (await this.setUp.areasOf(id, tx)).map(({ name, capacity, tierId })=>({
                ...{
                    name,
                    capacity
                },
                tier: nameOf.get(tierId) ?? ''
            }));
        await this.setUp.setTiersAndAreas(tx, id, form.tiers?.map(toTier) ?? tiers, form.areas ?? areas);
    }
    async changeOnSale(tx, before, form) {
        const tiers = await this.setUp.tiersOf(before.id, tx);
        const isOtherPlan = form.seatingPlanId !== undefined && form.seatingPlanId !== before.seatingPlanId;
        const areas = await this.setUp.areasOf(before.id, tx);
        if (isOtherPlan || form.areas !== undefined && !sameAreas(form.areas, areas, tiers)) {
            throw new DomainError(onSaleCannotGo, {
                detail: 'The seating plan and the areas of a performance on sale stay.'
            });
        }
        if (form.tiers === undefined) return;
        const known = new Map(tiers.map((tier)=>[
                tier.name,
                tier
            ]));
        const wanted = form.tiers.map(toTier);
        const isSame = wanted.every(({ name, category, price })=>{
            const tier = known.get(name);
            return tier?.category === category && tier.price.currency === price.currency;
        });
        if (!isSame || wanted.length !== tiers.length) {
            throw new DomainError(conflict, {
                detail: 'On sale, tiers keep their names, categories and currency; only amounts change.'
            });
        }
        await this.setUp.reprice(tx, before.id, wanted);
    }
}
PerformanceSetup = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof VenuesService === "undefined" ? Object : VenuesService,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof SetUpService === "undefined" ? Object : SetUpService,
        typeof AdminActs === "undefined" ? Object : AdminActs,
        typeof Clock === "undefined" ? Object : Clock
    ])
], PerformanceSetup);
function toTier({ name, category, price, fees }) {
    return {
        name,
        category: category ?? null,
        price: {
            amount: price.amount,
            currency: price.currency
        },
        fees: {
            amount: fees?.amount ?? 0,
            currency: fees?.currency ?? price.currency
        }
    };
}
function changesOf(form) {
    const { timeZone, venueId, seatingPlanId, holdTtlSeconds, orphanRule, status, limits } = form;
    const given = {
        ...{
            timeZone,
            venueId,
            seatingPlanId,
            holdTtlSeconds,
            orphanRule,
            status
        },
        startsAt: moment(form.startsAt),
        doorsAt: form.doorsAt === null ? null : moment(form.doorsAt),
        onSaleAt: moment(form.onSaleAt),
        offSaleAt: moment(form.offSaleAt),
        seatsPerHold: limits?.seatsPerHold,
        seatsPerShopper: limits?.seatsPerShopper
    };
    return Object.fromEntries(Object.entries(given).filter(([, value])=>value !== undefined));
}
function refuseBadTimes(input) {
    const errors = timeProblems(input);
    if (errors.length > 0) {
        throw new DomainError(invalidRequest, {
            detail: errors[0]?.message ?? '',
            extra: {
                errors
            }
        });
    }
}
/** Two publications of one performance wait for each other; the second finds it done. */ async function lock(tx, performanceId) {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        performanceId
    ]);
}

//# sourceMappingURL=performance-setup.service.js.map
