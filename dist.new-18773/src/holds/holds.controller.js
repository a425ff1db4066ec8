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
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { leavesSingleSeat, noAdjacentSeats, seatsTaken, soldOut } from '../inventory/index.js';
import { invalidRequest, notFound } from '../platform/general-problems.js';
import { Describe, pageOfItems, refTo } from '../platform/openapi/index.js';
import { DomainError } from '../platform/problem.js';
import { ShopperGuard, ShopperId } from '../queue/index.js';
import { holdSchema } from './hold.schema.js';
import { toHoldView } from './hold.view.js';
import { PlaceHoldForm } from './holds.forms.js';
import { holdExpired, holdsUnavailable, limitReached, noExtensionsLeft, notOnSale, paymentInProgress } from './holds.problems.js';
import { HoldsService } from './holds.service.js';
export class HoldsController {
    holds;
    constructor(holds){
        this.holds = holds;
    }
    async place(form, shopperId) {
        return toHoldView(await this.holds.place(form.performanceId, shopperId, pickOf(form)));
    }
    /** The live hold that this shopper has in a performance, as a list of none or one. */ async list(performanceId, shopperId) {
        if (typeof performanceId !== 'string') {
            throw new DomainError(invalidRequest, {
                detail: 'performanceId is needed.'
            });
        }
        const hold = await this.holds.findOfShopper(performanceId, shopperId);
        return {
            items: hold === undefined ? [] : [
                toHoldView(hold)
            ],
            nextCursor: null
        };
    }
    async show(id, shopperId) {
        return toHoldView(await this.holds.get(id, shopperId));
    }
    async extend(id, shopperId) {
        return toHoldView(await this.holds.extend(id, shopperId));
    }
    release(id, shopperId) {
        return this.holds.release(id, shopperId);
    }
}
_ts_decorate([
    Post(),
    Describe({
        summary: 'Hold seats, all of them or none',
        description: 'Send exactly one of `seatIds`, `bestAvailable` and `areas`. A shopper has one hold in a performance: another POST replaces its seats and keeps `id`, `createdAt` and `expiresAt`.',
        answers: {
            201: holdSchema
        },
        refuses: [
            ...[
                invalidRequest,
                notFound,
                seatsTaken,
                noAdjacentSeats,
                soldOut,
                leavesSingleSeat,
                limitReached
            ],
            ...[
                notOnSale,
                paymentInProgress,
                holdsUnavailable
            ]
        ]
    }),
    Header('cache-control', 'no-store'),
    _ts_param(0, Body()),
    _ts_param(1, ShopperId()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PlaceHoldForm === "undefined" ? Object : PlaceHoldForm,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], HoldsController.prototype, "place", null);
_ts_decorate([
    Get(),
    Describe({
        summary: "The shopper's live hold in a performance, as a list",
        answers: {
            200: pageOfItems(refTo(holdSchema))
        },
        query: [
            {
                name: 'performanceId',
                description: 'The performance to look in.',
                required: true
            }
        ],
        refuses: [
            invalidRequest
        ]
    }),
    Header('cache-control', 'no-store'),
    _ts_param(0, Query('performanceId')),
    _ts_param(1, ShopperId()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        Object,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], HoldsController.prototype, "list", null);
_ts_decorate([
    Get(':id'),
    Describe({
        summary: 'One hold',
        answers: {
            200: holdSchema
        },
        refuses: [
            notFound,
            holdExpired
        ]
    }),
    Header('cache-control', 'no-store'),
    _ts_param(0, Param('id')),
    _ts_param(1, ShopperId()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], HoldsController.prototype, "show", null);
_ts_decorate([
    Post(':id/extensions'),
    Describe({
        summary: 'Keep the seats longer',
        answers: {
            200: holdSchema
        },
        refuses: [
            notFound,
            holdExpired,
            noExtensionsLeft,
            paymentInProgress
        ]
    }),
    HttpCode(200),
    _ts_param(0, Param('id')),
    _ts_param(1, ShopperId()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], HoldsController.prototype, "extend", null);
_ts_decorate([
    Delete(':id'),
    Describe({
        summary: 'Give the seats back',
        answers: {
            204: null
        },
        refuses: [
            notFound,
            paymentInProgress
        ]
    }),
    HttpCode(204),
    _ts_param(0, Param('id')),
    _ts_param(1, ShopperId()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        String
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], HoldsController.prototype, "release", null);
HoldsController = _ts_decorate([
    Controller('api/v1/holds'),
    UseGuards(ShopperGuard),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof HoldsService === "undefined" ? Object : HoldsService
    ])
], HoldsController);
/** @throws invalid-request unless exactly one of the three forms is there */ function pickOf({ seatIds, bestAvailable, areas }) {
    if (seatIds !== undefined && bestAvailable === undefined && areas === undefined) return {
        seatIds
    };
    if (bestAvailable !== undefined && seatIds === undefined && areas === undefined) return {
        bestAvailable
    };
    if (areas !== undefined && seatIds === undefined && bestAvailable === undefined) return {
        areas
    };
    throw new DomainError(invalidRequest, {
        detail: 'Send exactly one of seatIds, bestAvailable and areas.'
    });
}

//# sourceMappingURL=holds.controller.js.map
