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
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { SeatingPlansService } from '../../inventory/index.js';
import { Actor } from '../access/api-token.guard.js';
import { PageQuery } from './catalogue.forms.js';
import { SeatingPlanUpload } from './seating-plan-upload.service.js';
export class AdminSeatingPlansController {
    plans;
    upload;
    constructor(plans, upload){
        this.plans = plans;
        this.upload = upload;
    }
    /** The body is a plan as it is: what is wrong with it is found by the reader of plans, not by a form. */ create(request, actor) {
        return this.upload.store(actor, request.body);
    }
    list(page) {
        return this.plans.list(page);
    }
    show(id) {
        return this.plans.summary(id);
    }
    delete(id, actor) {
        return this.upload.delete(actor, id);
    }
}
_ts_decorate([
    Post(),
    _ts_param(0, Req()),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        String
    ]),
    _ts_metadata("design:returntype", void 0)
], AdminSeatingPlansController.prototype, "create", null);
_ts_decorate([
    Get(),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PageQuery === "undefined" ? Object : PageQuery
    ]),
    _ts_metadata("design:returntype", void 0)
], AdminSeatingPlansController.prototype, "list", null);
_ts_decorate([
    Get(':id'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", void 0)
], AdminSeatingPlansController.prototype, "show", null);
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
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AdminSeatingPlansController.prototype, "delete", null);
AdminSeatingPlansController = _ts_decorate([
    Controller('api/v1/admin/seating-plans'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof SeatingPlanUpload === "undefined" ? Object : SeatingPlanUpload
    ])
], AdminSeatingPlansController);

//# sourceMappingURL=seating-plans.controller.js.map
