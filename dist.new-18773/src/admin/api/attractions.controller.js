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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { AttractionsService } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { AttractionChangesForm, AttractionForm, PageQuery } from './catalogue.forms.js';
import { toAttractionView } from './catalogue.views.js';
export class AdminAttractionsController {
    attractions;
    acts;
    constructor(attractions, acts){
        this.attractions = attractions;
        this.acts = acts;
    }
    async create(form, actor) {
        const id = await this.acts.run({
            actor,
            action: 'attraction.created',
            detail: {
                ...form
            }
        }, (tx)=>this.attractions.create(tx, {
                ...form
            }));
        return this.show(id);
    }
    async list(page) {
        const { items, nextCursor } = await this.attractions.list(page);
        return {
            items: items.map(toAttractionView),
            nextCursor
        };
    }
    async show(id) {
        return toAttractionView(await this.attractions.get(id));
    }
    async change(id, form, actor) {
        await this.acts.run({
            actor,
            action: 'attraction.changed',
            id,
            detail: {
                ...form
            }
        }, (tx)=>this.attractions.update(tx, id, {
                ...form
            }));
        return this.show(id);
    }
    async delete(id, actor) {
        await this.acts.run({
            actor,
            action: 'attraction.deleted',
            id
        }, (tx)=>this.attractions.delete(tx, id));
    }
}
_ts_decorate([
    Post(),
    _ts_param(0, Body()),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AttractionForm === "undefined" ? Object : AttractionForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAttractionsController.prototype, "create", null);
_ts_decorate([
    Get(),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PageQuery === "undefined" ? Object : PageQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAttractionsController.prototype, "list", null);
_ts_decorate([
    Get(':id'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAttractionsController.prototype, "show", null);
_ts_decorate([
    Patch(':id'),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_param(2, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof AttractionChangesForm === "undefined" ? Object : AttractionChangesForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAttractionsController.prototype, "change", null);
_ts_decorate([
    Delete(':id'),
    HttpCode(204),
    _ts_param(0, Param('id')),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAttractionsController.prototype, "delete", null);
AdminAttractionsController = _ts_decorate([
    Controller('api/v1/admin/attractions'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AttractionsService === "undefined" ? Object : AttractionsService,
        typeof AdminActs === "undefined" ? Object : AdminActs
    ])
], AdminAttractionsController);

//# sourceMappingURL=attractions.controller.js.map
