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
import { EventsService } from '../../events/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { EventChangesForm, EventForm, PageQuery } from './catalogue.forms.js';
import { toEventView } from './catalogue.views.js';
export class AdminEventsController {
    events;
    acts;
    constructor(events, acts){
        this.events = events;
        this.acts = acts;
    }
    async create(form, actor) {
        const id = await this.acts.run({
            actor,
            action: 'event.created',
            detail: {
                ...form
            }
        }, (tx)=>this.events.create(tx, {
                ...form
            }));
        return this.show(id);
    }
    async list(page) {
        const { items, nextCursor } = await this.events.list(page);
        return {
            items: items.map(toEventView),
            nextCursor
        };
    }
    async show(id) {
        return toEventView(await this.events.get(id));
    }
    async change(id, form, actor) {
        await this.acts.run({
            actor,
            action: 'event.changed',
            id,
            detail: {
                ...form
            }
        }, (tx)=>this.events.update(tx, id, {
                ...form
            }));
        return this.show(id);
    }
    async delete(id, actor) {
        await this.acts.run({
            actor,
            action: 'event.deleted',
            id
        }, (tx)=>this.events.delete(tx, id));
    }
}
_ts_decorate([
    Post(),
    _ts_param(0, Body()),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EventForm === "undefined" ? Object : EventForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminEventsController.prototype, "create", null);
_ts_decorate([
    Get(),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PageQuery === "undefined" ? Object : PageQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminEventsController.prototype, "list", null);
_ts_decorate([
    Get(':id'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminEventsController.prototype, "show", null);
_ts_decorate([
    Patch(':id'),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_param(2, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof EventChangesForm === "undefined" ? Object : EventChangesForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminEventsController.prototype, "change", null);
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
], AdminEventsController.prototype, "delete", null);
AdminEventsController = _ts_decorate([
    Controller('api/v1/admin/events'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof AdminActs === "undefined" ? Object : AdminActs
    ])
], AdminEventsController);

//# sourceMappingURL=events.controller.js.map
