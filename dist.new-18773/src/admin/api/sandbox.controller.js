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
import { Controller, Get, Header, Query } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { SandboxIntents } from '../../payments/index.js';
import { ChargesQuery } from './bookings.forms.js';
export class AdminSandboxController {
    bookings;
    intents;
    constructor(bookings, intents){
        this.bookings = bookings;
        this.intents = intents;
    }
    /** Every intent of the sandbox, as its own books have it. */ async list({ holdId, bookingReference }) {
        const paymentIds = bookingReference === undefined ? undefined : [
            (await this.bookings.byReference(bookingReference)).paymentId
        ];
        const intents = await this.intents.list({
            holdId,
            paymentIds
        });
        const items = intents.map(({ id, status, authorized, captured, refunded, currency, metadata })=>({
                ...{
                    id,
                    status,
                    authorized,
                    captured,
                    refunded,
                    currency
                },
                metadata: {
                    paymentId: metadata.paymentId,
                    holdId: metadata.holdId
                }
            }));
        return {
            items,
            nextCursor: null
        };
    }
}
_ts_decorate([
    Get(),
    Header('cache-control', 'no-store'),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ChargesQuery === "undefined" ? Object : ChargesQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminSandboxController.prototype, "list", null);
AdminSandboxController = _ts_decorate([
    Controller('api/v1/admin/sandbox/charges'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof BookingsService === "undefined" ? Object : BookingsService,
        typeof SandboxIntents === "undefined" ? Object : SandboxIntents
    ])
], AdminSandboxController);

//# sourceMappingURL=sandbox.controller.js.map
