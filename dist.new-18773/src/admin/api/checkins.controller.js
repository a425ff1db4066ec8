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
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { TicketsService } from '../../tickets/index.js';
import { Actor } from '../access/api-token.guard.js';
import { CheckInForm } from './bookings.forms.js';
export class CheckInsController {
    tickets;
    constructor(tickets){
        this.tickets = tickets;
    }
    async checkIn(form, actor) {
        const { ticketId, reference, seat, at } = await this.tickets.checkIn(form.code, form.door ?? actor.replace(/^token:/, ''));
        return {
            ticketId,
            reference,
            seat,
            at: at.toISOString()
        };
    }
}
_ts_decorate([
    Post(),
    HttpCode(200),
    _ts_param(0, Body()),
    _ts_param(1, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof CheckInForm === "undefined" ? Object : CheckInForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], CheckInsController.prototype, "checkIn", null);
CheckInsController = _ts_decorate([
    Controller('api/v1/checkins'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof TicketsService === "undefined" ? Object : TicketsService
    ])
], CheckInsController);

//# sourceMappingURL=checkins.controller.js.map
