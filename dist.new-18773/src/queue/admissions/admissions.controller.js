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
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/general-problems.js';
import { count, Describe, nullable, object, text, time } from '../../platform/openapi/index.js';
import { entryInvalid } from '../queue.problems.js';
import { ShopperGuard } from '../shoppers/shopper.guard.js';
import { Shoppers } from '../shoppers/shoppers.js';
import { QueueEntryForm } from './admissions.forms.js';
import { AdmissionsService } from './admissions.service.js';
export class AdmissionsController {
    admissions;
    shoppers;
    clock;
    constructor(admissions, shoppers, clock){
        this.admissions = admissions;
        this.shoppers = shoppers;
        this.clock = clock;
    }
    enter(id, form) {
        return this.admissions.enter(id, form.entry);
    }
    nowServing() {
        return {
            seq: 0,
            at: this.clock.now().toISOString(),
            sales: {}
        };
    }
    async admit(id, form, request, reply) {
        const shopper = await this.admissions.admit(id, form.entry, this.shoppers.of(request));
        this.shoppers.remember(reply, shopper);
        void reply.header('cache-control', 'no-store');
        return {
            shopperToken: shopper.token,
            expiresAt: shopper.expiresAt.toISOString()
        };
    }
    /** Leaves. Without a queue there is no place to give back, and the identity stays. */ leave() {}
}
_ts_decorate([
    Post('performances/:id/queue-entries'),
    Describe({
        summary: 'Join the queue',
        description: 'Sent again with `entry`, it answers that same entry. Without a queue it is called at once.',
        answers: {
            201: object({
                entry: text,
                phase: {
                    enum: [
                        'draw',
                        'open',
                        'closed'
                    ]
                },
                epoch: count,
                index: count,
                rank: nullable(count)
            })
        },
        refuses: [
            notFound,
            entryInvalid
        ]
    }),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof QueueEntryForm === "undefined" ? Object : QueueEntryForm
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AdmissionsController.prototype, "enter", null);
_ts_decorate([
    Get('now-serving'),
    Describe({
        summary: 'Who is served now, in all sales with a queue',
        answers: {
            200: object({
                seq: count,
                at: time,
                sales: {
                    type: 'object',
                    additionalProperties: {
                        type: 'object'
                    }
                }
            })
        }
    }),
    Header('cache-control', 'public, max-age=1, stale-while-revalidate=5, stale-if-error=60'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Object)
], AdmissionsController.prototype, "nowServing", null);
_ts_decorate([
    Post('performances/:id/admissions'),
    Describe({
        summary: 'Come in, and become a shopper',
        description: 'Without a queue the body is `{}`. A shopper token sent along is prolonged instead of a new one made.',
        answers: {
            201: object({
                shopperToken: text,
                expiresAt: time
            })
        },
        refuses: [
            notFound,
            entryInvalid
        ]
    }),
    _ts_param(0, Param('id')),
    _ts_param(1, Body()),
    _ts_param(2, Req()),
    _ts_param(3, Res({
        passthrough: true
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof QueueEntryForm === "undefined" ? Object : QueueEntryForm,
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], AdmissionsController.prototype, "admit", null);
_ts_decorate([
    Delete('admissions/current'),
    Describe({
        summary: 'Leave, so that the next may come in',
        answers: {
            204: null
        }
    }),
    HttpCode(204),
    UseGuards(ShopperGuard),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", void 0)
], AdmissionsController.prototype, "leave", null);
AdmissionsController = _ts_decorate([
    Controller('api/v1'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AdmissionsService === "undefined" ? Object : AdmissionsService,
        typeof Shoppers === "undefined" ? Object : Shoppers,
        typeof Clock === "undefined" ? Object : Clock
    ])
], AdmissionsController);

//# sourceMappingURL=admissions.controller.js.map
