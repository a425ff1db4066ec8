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
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { SeatingChartsService } from './seating-charts.service.js';
const FOR_EVER = 'public, max-age=31536000, immutable';
export class SeatingChartsController {
    charts;
    constructor(charts){
        this.charts = charts;
    }
    async show(hash, encodings, reply) {
        const { json, brotli } = await this.charts.get(hash);
        void reply.header('cache-control', FOR_EVER).header('vary', 'accept-encoding').type('application/json; charset=utf-8');
        if (encodings?.includes('br') === true) await reply.header('content-encoding', 'br').send(brotli);
        else await reply.send(json);
    }
}
_ts_decorate([
    Get(':hash.json'),
    _ts_param(0, Param('hash')),
    _ts_param(1, Headers('accept-encoding')),
    _ts_param(2, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        Object,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], SeatingChartsController.prototype, "show", null);
SeatingChartsController = _ts_decorate([
    Controller('plans'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SeatingChartsService === "undefined" ? Object : SeatingChartsService
    ])
], SeatingChartsController);

//# sourceMappingURL=seating-charts.controller.js.map
