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
import { In, IsNull, Not } from 'typeorm';
import { Collection, Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { onSaleCannotGo } from '../catalogue.problems.js';
import { EventsService } from '../events/events.service.js';
import { Venue } from '../venues/venue.entity.js';
import { Performance } from './performance.entity.js';
export class PerformancesService {
    database;
    events;
    performances = new Collection(Performance, 'performance');
    venues = new Collection(Venue, 'venue');
    constructor(database, events){
        this.database = database;
        this.events = events;
    }
    list(eventId, page) {
        return this.performances.list(this.database.primary, page, {
            eventId
        });
    }
    /** Every published performance of an event, soonest first. */ publishedOf(eventId) {
        return this.database.primary.manager.getRepository(Performance).find({
            where: {
                eventId,
                publishedAt: Not(IsNull())
            },
            order: {
                startsAt: 'ASC'
            }
        });
    }
    byIds(ids) {
        return this.database.primary.manager.getRepository(Performance).findBy({
            id: In(ids)
        });
    }
    /** @throws not-found */ get(id, sql = this.database.primary) {
        return this.performances.get(sql, id);
    }
    /** @throws not-found also while it is not published */ async getPublished(id) {
        const performance = await this.performances.get(this.database.primary, id);
        if (performance.publishedAt === null) {
            throw new DomainError(notFound, {
                detail: 'There is no such performance.'
            });
        }
        return performance;
    }
    async findByChart(chartHash) {
        return this.database.primary.manager.getRepository(Performance).findOneBy({
            chartHash
        });
    }
    async create(tx, eventId, input) {
        await this.venues.get(tx, input.venueId);
        const id = uuid();
        await this.performances.insert(tx, {
            id,
            eventId,
            status: 'scheduled',
            ...input
        });
        await this.events.refreshSearchText(tx, eventId);
        return id;
    }
    async update(tx, id, input) {
        const performance = await this.performances.get(tx, id);
        if (input.venueId !== undefined) await this.venues.get(tx, input.venueId);
        await this.performances.update(tx, id, input);
        await this.events.refreshSearchText(tx, performance.eventId);
    }
    /** @throws on-sale once published */ async delete(tx, id) {
        const performance = await this.performances.get(tx, id);
        if (performance.publishedAt !== null) throw new DomainError(onSaleCannotGo);
        await this.performances.delete(tx, id);
    }
    /** Puts it on sale, and its event before the fans' eyes. Again: only the facts are renewed. */ async publish(tx, id, facts) {
        const performance = await this.performances.get(tx, id);
        await this.performances.update(tx, id, facts);
        await tx.execute('UPDATE performances SET published_at = coalesce(published_at, now()) WHERE id = $1', [
            id
        ]);
        await this.events.publish(tx, performance.eventId);
    }
}
PerformancesService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof EventsService === "undefined" ? Object : EventsService
    ])
], PerformancesService);

//# sourceMappingURL=performances.service.js.map
