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
import { Attraction } from './attraction.entity.js';
export class AttractionsService {
    database;
    attractions = new Collection(Attraction, 'attraction');
    constructor(database){
        this.database = database;
    }
    list(page) {
        return this.attractions.list(this.database.primary, page);
    }
    /** @throws not-found */ get(id) {
        return this.attractions.get(this.database.primary, id);
    }
    async create(tx, input) {
        const id = uuid();
        await this.attractions.insert(tx, {
            id,
            ...input
        });
        return id;
    }
    async update(tx, id, input) {
        await this.attractions.get(tx, id);
        await this.attractions.update(tx, id, input);
    }
    async delete(tx, id) {
        await this.attractions.get(tx, id);
        await this.attractions.delete(tx, id);
    }
}
AttractionsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], AttractionsService);

//# sourceMappingURL=attractions.service.js.map
