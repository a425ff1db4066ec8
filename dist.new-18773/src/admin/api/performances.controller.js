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
import { EventsService, PerformancesService } from '../../events/index.js';
import { SetUpService } from '../../inventory/index.js';
import { Actor } from '../access/api-token.guard.js';
import { PageQuery } from './catalogue.forms.js';
import { toPerformanceView } from './catalogue.views.js';
import { PerformanceSetup } from './performance-setup.service.js';
import { PerformanceChangesForm, PerformanceForm } from './performances.forms.js';
/** One performance goes by its own address, and by the one below its event. */ const ONE = [
    'performances/:id',
    'events/:eventId/performances/:id'
];
const PUBLICATION = ONE.map((path)=>`${path}/publication`);
export class AdminPerformancesController {
    events;
    performances;
    setUp;
    performanceSetup;
    constructor(events, performances, setUp, performanceSetup){
        this.events = events;
        this.performances = performances;
        this.setUp = setUp;
        this.performanceSetup = performanceSetup;
    }
    async create(eventId, form, actor) {
        return this.show(await this.performanceSetup.create(actor, eventId, form));
    }
    async list(eventId, page) {
        await this.events.get(eventId);
        const { items, nextCursor } = await this.performances.list(eventId, page);
        return {
            items: await Promise.all(items.map(({ id })=>this.show(id))),
            nextCursor
        };
    }
    async show(id) {
        const performance = await this.performances.get(id);
        return toPerformanceView(performance, await this.setUp.tiersOf(id), await this.setUp.areasOf(id));
    }
    async change(id, form, actor) {
        await this.performanceSetup.change(actor, id, form);
        return this.show(id);
    }
    delete(id, actor) {
        return this.performanceSetup.delete(actor, id);
    }
    /** Puts it on sale, and shows its event to the fans. */ async publish(id, actor) {
        await this.performanceSetup.publish(actor, id);
        return this.show(id);
    }
}
_ts_decorate([
    Post('events/:eventId/performances'),
    _ts_param(0, Param('eventId')),
    _ts_param(1, Body()),
    _ts_param(2, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof PerformanceForm === "undefined" ? Object : PerformanceForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminPerformancesController.prototype, "create", null);
_ts_decorate([
    Get('events/:eventId/performances'),
    _ts_param(0, Param('eventId')),
    _ts_param(1, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof PageQuery === "undefined" ? Object : PageQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminPerformancesController.prototype, "list", null);
_ts_decorate([
    Get(ONE),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminPerformancesController.prototype, "show", null);
_ts_decorate([
    Patch(ONE),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_param(2, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof PerformanceChangesForm === "undefined" ? Object : PerformanceChangesForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminPerformancesController.prototype, "change", null);
_ts_decorate([
    Delete(ONE),
    HttpCode(204),
    _ts_param(0, Param('id')),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AdminPerformancesController.prototype, "delete", null);
_ts_decorate([
    Post(PUBLICATION),
    _ts_param(0, Param('id')),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminPerformancesController.prototype, "publish", null);
AdminPerformancesController = _ts_decorate([
    Controller('api/v1/admin'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EventsService === "undefined" ? Object : EventsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof SetUpService === "undefined" ? Object : SetUpService,
        typeof PerformanceSetup === "undefined" ? Object : PerformanceSetup
    ])
], AdminPerformancesController);

//# sourceMappingURL=performances.controller.js.map
