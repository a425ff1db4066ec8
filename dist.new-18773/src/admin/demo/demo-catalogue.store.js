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
import { AttractionsService, EventsService, PerformancesService, VenuesService } from '../../events/index.js';
import { arena, SeatingPlansService, SetUpService, stadium, theatre } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { inDays } from '../../platform/clock/local-time.rules.js';
import { Database } from '../../platform/database/index.js';
import { AuditLog } from '../audit/audit-log.js';
import { demoCatalogue } from './demo-catalogue.js';
export const DEMO_ACTOR = 'demo';
const DRAFTED = 'performance.drafted';
const OPENED = 'performance.opened';
const DEMO_LOCK = 727_003;
const CATALOGUE_MS = 60_000;
const HOLD_SECONDS = 600;
const ON_SALE_AT = '10:00';
const PLANS = {
    theatre,
    arena,
    stadium,
    standing: undefined
};
export class DemoCatalogueStore {
    database;
    attractions;
    events;
    performances;
    venues;
    plans;
    setUp;
    log;
    clock;
    constructor(database, attractions, events, performances, venues, plans, setUp, log, clock){
        this.database = database;
        this.attractions = attractions;
        this.events = events;
        this.performances = performances;
        this.venues = venues;
        this.plans = plans;
        this.setUp = setUp;
        this.log = log;
        this.clock = clock;
    }
    /** All drafts in one transaction, unless there is any event: then nothing. @returns whether it wrote them */ draft() {
        return this.database.run(async (tx)=>{
            await tx.query('SELECT pg_advisory_xact_lock($1)', [
                DEMO_LOCK
            ]);
            const present = await tx.query('SELECT 1 FROM events LIMIT 1');
            if (present.length > 0) return false;
            const places = new Map();
            for (const venue of demoCatalogue.venues)places.set(venue.key, await this.draftVenue(tx, venue));
            for (const event of demoCatalogue.events)await this.draftEvent(tx, event, places);
            return true;
        }, CATALOGUE_MS);
    }
    /** Small houses first, so that a first look finds much. */ async tasks() {
        const rows = await this.database.primary.query(`SELECT d.detail AS task FROM audit_log d
        WHERE d.actor = $1 AND d.action = $2
          AND NOT EXISTS (SELECT 1 FROM audit_log o
                           WHERE o.actor = $1 AND o.action = $3 AND o.subject = d.subject)
        ORDER BY d.id`, [
            DEMO_ACTOR,
            DRAFTED,
            OPENED
        ]);
        const size = [
            'standing',
            'theatre',
            'arena',
            'stadium'
        ];
        return rows.map(({ task })=>task).sort((a, b)=>size.indexOf(a.seating) - size.indexOf(b.seating));
    }
    /** It is published, sold as far as it should be, and in the state that it should have. */ async done({ performanceId, status }) {
        await this.database.run(async (tx)=>{
            if (status !== 'scheduled') await this.performances.update(tx, performanceId, {
                status
            });
            const subject = `performance:${performanceId}`;
            await this.log.record(tx, {
                actor: DEMO_ACTOR,
                action: OPENED,
                subject
            });
        });
    }
    async draftVenue(tx, venue) {
        const { name, city, country, timeZone, seating } = venue;
        const id = await this.venues.create(tx, {
            name,
            city,
            country,
            timeZone
        });
        const make = PLANS[seating];
        const planId = make === undefined ? null : (await this.plans.create(tx, make(name))).id;
        return {
            id,
            planId,
            venue
        };
    }
    async draftEvent(tx, event, places) {
        const place = places.get(event.venue);
        if (place === undefined) throw new Error(`the demo has no venue ${event.venue}`);
        const { name, genre, description, details } = event;
        const attractionId = await this.attractions.create(tx, {
            name: event.attraction,
            genre
        });
        const eventId = await this.events.create(tx, {
            ...{
                name,
                attractionId,
                genre,
                description
            },
            details: {
                ...details
            }
        });
        for (const performance of event.performances){
            await this.draftPerformance(tx, {
                event,
                eventId,
                place,
                performance
            });
        }
    }
    async draftPerformance(tx, draft) {
        const { event, eventId, place, performance } = draft;
        const { timeZone } = place.venue;
        const now = this.clock.now();
        const at = (days, time)=>inDays(now, days, time, timeZone);
        const startsAt = at(performance.inDays, performance.startsAt);
        const id = await this.performances.create(tx, eventId, {
            ...{
                startsAt,
                timeZone,
                venueId: place.id,
                seatingPlanId: place.planId,
                offSaleAt: startsAt
            },
            doorsAt: at(performance.inDays, performance.doorsAt),
            onSaleAt: at(performance.onSaleInDays, ON_SALE_AT),
            holdTtlSeconds: HOLD_SECONDS,
            ...{
                seatsPerHold: event.seatsPerHold,
                seatsPerShopper: event.seatsPerShopper
            },
            ...{
                orphanRule: event.orphanRule,
                queue: {
                    enabled: false
                }
            }
        });
        const { currency } = event;
        const tiers = event.tiers.map(({ name, category, price, fees })=>({
                ...{
                    name,
                    category
                },
                price: {
                    amount: price,
                    currency
                },
                fees: {
                    amount: fees,
                    currency
                }
            }));
        await this.setUp.setTiersAndAreas(tx, id, tiers, [
            ...event.areas
        ]);
        const detail = {
            ...{
                performanceId: id,
                eventKey: event.key,
                seating: place.venue.seating
            },
            ...{
                status: performance.status,
                soldShare: performance.soldShare
            }
        };
        const subject = `performance:${id}`;
        await this.log.record(tx, {
            actor: DEMO_ACTOR,
            action: DRAFTED,
            subject,
            detail: {
                ...detail
            }
        });
    }
}
DemoCatalogueStore = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof AttractionsService === "undefined" ? Object : AttractionsService,
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof VenuesService === "undefined" ? Object : VenuesService,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof SetUpService === "undefined" ? Object : SetUpService,
        typeof AuditLog === "undefined" ? Object : AuditLog,
        typeof Clock === "undefined" ? Object : Clock
    ])
], DemoCatalogueStore);

//# sourceMappingURL=demo-catalogue.store.js.map
