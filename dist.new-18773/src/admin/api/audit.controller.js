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
import { Controller, Get, Query } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditQuery } from './catalogue.forms.js';
export class AdminAuditController {
    log;
    constructor(log){
        this.log = log;
    }
    async list({ limit, cursor, q }) {
        const { items, nextCursor } = await this.log.list({
            limit,
            cursor
        }, q);
        return {
            items: items.map(({ at, ...entry })=>({
                    ...entry,
                    at: at.toISOString()
                })),
            nextCursor
        };
    }
}
_ts_decorate([
    Get(),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AuditQuery === "undefined" ? Object : AuditQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminAuditController.prototype, "list", null);
AdminAuditController = _ts_decorate([
    Controller('api/v1/admin/audit'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AuditLog === "undefined" ? Object : AuditLog
    ])
], AdminAuditController);

//# sourceMappingURL=audit.controller.js.map
