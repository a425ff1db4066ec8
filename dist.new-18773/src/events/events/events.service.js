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
import { Collection, Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { Attraction } from '../attractions/attraction.entity.js';
import { onSaleCannotGo } from '../catalogue.problems.js';
import { Event } from './event.entity.js';
import { slugOf } from './slug.rules.js';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export class EventsService {
    database;
    events = new Collection(Event, 'event');
    attractions = new Collection(Attraction, 'attraction');
    constructor(database){
        this.database = database;
    }
    list(page) {
        return this.events.list(this.database.primary, page);
    }
    /** @throws not-found */ get(id) {
        return this.events.get(this.database.primary, id);
    }
    /** What fans may see: published or cancelled, by id or slug. @throws not-found */ async getPublic(idOrSlug) {
        const where = UUID.test(idOrSlug) ? {
            id: idOrSlug
        } : {
            slug: idOrSlug
        };
        const event = await this.database.primary.manager.getRepository(Event).findOneBy(where);
        if (event === null || event.status === 'draft') {
            throw new DomainError(notFound, {
                detail: 'There is no such event.'
            });
        }
        const attraction = await this.attractions.get(this.database.primary, event.attractionId);
        return Object.assign(event, {
            attraction: attraction.name
        });
    }
    async create(tx, input) {
        await this.attractions.get(tx, input.attractionId);
        const id = uuid();
        await this.events.insert(tx, {
            id,
            slug: await this.freeSlug(tx, input.name),
            status: 'draft',
            ...input
        });
        await this.refreshSearchText(tx, id);
        return id;
    }
    async update(tx, id, input) {
        await this.events.get(tx, id);
        if (input.attractionId !== undefined) await this.attractions.get(tx, input.attractionId);
        await this.events.update(tx, id, input);
        await this.refreshSearchText(tx, id);
    }
    /** @throws on-sale when it was ever published */ async delete(tx, id) {
        const event = await this.events.get(tx, id);
        if (event.status !== 'draft') throw new DomainError(onSaleCannotGo);
        await tx.execute('DELETE FROM performances WHERE event_id = $1 AND published_at IS NULL', [
            id
        ]);
        await this.events.delete(tx, id);
    }
    /** Makes the event visible, the first time. */ async publish(tx, id) {
        await tx.execute(`UPDATE events SET status = 'published' WHERE id = $1 AND status = 'draft'`, [
            id
        ]);
        await this.refreshSearchText(tx, id);
    }
    /** The words by which the event is found; called whenever one of them may have changed. */ async refreshSearchText(sql, id) {
        await sql.execute(`UPDATE events e SET search_text = concat_ws(' ', e.name, a.name, e.genre,
         (SELECT string_agg(DISTINCT concat_ws(' ', v.name, v.city), ' ')
            FROM performances p JOIN venues v ON v.id = p.venue_id WHERE p.event_id = e.id))
        FROM attractions a WHERE a.id = e.attraction_id AND e.id = $1`, [
            id
        ]);
    }
    async freeSlug(tx, name) {
        const slug = slugOf(name);
        const taken = await tx.query(`SELECT slug FROM events WHERE slug = $1 OR slug LIKE $1 || '-%'`, [
            slug
        ]);
        const used = new Set(taken.map((row)=>row.slug));
        for(let n = 1;; n += 1){
            const candidate = n === 1 ? slug : `${slug}-${n}`;
            if (!used.has(candidate)) return candidate;
        }
    }
}
EventsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], EventsService);

//# sourceMappingURL=events.service.js.map
