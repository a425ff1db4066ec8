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
import { VenuesService } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { VenueChangesForm, VenueForm, PageQuery } from './catalogue.forms.js';
import { toVenueView } from './catalogue.views.js';
export class AdminVenuesController {
    venues;
    acts;
    constructor(venues, acts){
        this.venues = venues;
        this.acts = acts;
    }
    async create(form, actor) {
        const id = await this.acts.run({
            actor,
            action: 'venue.created',
            detail: {
                ...form
            }
        }, (tx)=>this.venues.create(tx, {
                ...form
            }));
        return this.show(id);
    }
    async list(page) {
        const { items, nextCursor } = await this.venues.list(page);
        return {
            items: items.map(toVenueView),
            nextCursor
        };
    }
    async show(id) {
        return toVenueView(await this.venues.get(id));
    }
    async change(id, form, actor) {
        await this.acts.run({
            actor,
            action: 'venue.changed',
            id,
            detail: {
                ...form
            }
        }, (tx)=>this.venues.update(tx, id, {
                ...form
            }));
        return this.show(id);
    }
    async delete(id, actor) {
        await this.acts.run({
            actor,
            action: 'venue.deleted',
            id
        }, (tx)=>this.venues.delete(tx, id));
    }
}
_ts_decorate([
    Post(),
    _ts_param(0, Body()),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof VenueForm === "undefined" ? Object : VenueForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminVenuesController.prototype, "create", null);
_ts_decorate([
    Get(),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PageQuery === "undefined" ? Object : PageQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminVenuesController.prototype, "list", null);
_ts_decorate([
    Get(':id'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminVenuesController.prototype, "show", null);
_ts_decorate([
    Patch(':id'),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_param(2, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof VenueChangesForm === "undefined" ? Object : VenueChangesForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminVenuesController.prototype, "change", null);
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
], AdminVenuesController.prototype, "delete", null);
AdminVenuesController = _ts_decorate([
    Controller('api/v1/admin/venues'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof VenuesService === "undefined" ? Object : VenuesService,
        typeof AdminActs === "undefined" ? Object : AdminActs
    ])
], AdminVenuesController);

//# sourceMappingURL=venues.controller.js.map
