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
import { Venue } from './venue.entity.js';
export class VenuesService {
    database;
    venues = new Collection(Venue, 'venue');
    constructor(database){
        this.database = database;
    }
    list(page) {
        return this.venues.list(this.database.primary, page);
    }
    /** @throws not-found */ get(id) {
        return this.venues.get(this.database.primary, id);
    }
    async create(tx, input) {
        const id = uuid();
        await this.venues.insert(tx, {
            id,
            ...input
        });
        return id;
    }
    async update(tx, id, input) {
        await this.venues.get(tx, id);
        await this.venues.update(tx, id, input);
    }
    async delete(tx, id) {
        await this.venues.get(tx, id);
        await this.venues.delete(tx, id);
    }
}
VenuesService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], VenuesService);

//# sourceMappingURL=venues.service.js.map
