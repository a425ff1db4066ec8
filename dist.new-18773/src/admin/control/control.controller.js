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
import { Controller, Get, Header, Param } from '@nestjs/common';
import { LiveFiguresService } from './live-figures.service.js';
import { ReconciliationService } from './reconciliation.service.js';
export class AdminControlController {
    figures;
    books;
    constructor(figures, books){
        this.figures = figures;
        this.books = books;
    }
    live(id) {
        return this.figures.of(id);
    }
    async reconciliation(id) {
        return {
            items: await this.books.of(id),
            nextCursor: null
        };
    }
}
_ts_decorate([
    Get('live'),
    Header('cache-control', 'no-store'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", void 0)
], AdminControlController.prototype, "live", null);
_ts_decorate([
    Get('reconciliation'),
    Header('cache-control', 'no-store'),
    _ts_param(0, Param('id')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminControlController.prototype, "reconciliation", null);
AdminControlController = _ts_decorate([
    Controller('api/v1/admin/performances/:id'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof LiveFiguresService === "undefined" ? Object : LiveFiguresService,
        typeof ReconciliationService === "undefined" ? Object : ReconciliationService
    ])
], AdminControlController);

//# sourceMappingURL=control.controller.js.map
