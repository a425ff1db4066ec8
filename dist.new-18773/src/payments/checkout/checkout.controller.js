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
import { Body, Controller, Get, Header, Headers, Param, Post, Res, UseGuards } from '@nestjs/common';
import { seatsLost } from '../../bookings/index.js';
import { holdExpired, paymentInProgress } from '../../holds/index.js';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe, listOf, money, nameSchema, nullable, object, refTo, text } from '../../platform/openapi/index.js';
import { ShopperGuard, ShopperId } from '../../queue/index.js';
import { CheckoutAnswers } from './checkout-answers.service.js';
import { CheckoutForm } from './checkout.forms.js';
import { idempotencyKeyMissing, idempotencyKeyReused, inProgress, paymentDeclined } from '../payments.problems.js';
import { checkKey } from './idempotency.service.js';
const bookedSeat = object({
    seatId: text,
    section: text,
    row: text,
    seat: text,
    tierId: text,
    price: money,
    fees: money
});
const confirmedSchema = nameSchema('ConfirmedBooking', object({
    reference: text,
    status: {
        enum: [
            'confirmed',
            'cancelled'
        ]
    },
    seats: listOf(bookedSeat),
    total: money,
    fees: money,
    ticketsUrl: text,
    accessToken: text
}));
const nextAction = nullable(object({
    type: {
        const: 'redirect'
    },
    url: text
}));
const paymentSchema = nameSchema('PaymentState', object({
    id: text,
    state: {
        enum: [
            'processing',
            'succeeded',
            'declined',
            'cancelled'
        ]
    },
    booking: nullable(refTo(confirmedSchema)),
    nextAction
}));
const PUBLIC_STATES = {
    confirmed: 'succeeded',
    pending: 'processing'
};
export class CheckoutController {
    answers;
    constructor(answers){
        this.answers = answers;
    }
    /** Confirms a booking: pays for a hold, exactly once for each key. */ async pay(form, key, shopperId, reply) {
        const { holdId, buyer, paymentMethod } = form;
        const request = {
            holdId,
            buyer: {
                name: buyer.name,
                email: buyer.email
            },
            paymentMethod
        };
        const { answer, isReplay } = await this.answers.pay(shopperId, request, checkKey(key));
        void reply.header('cache-control', 'no-store');
        if (isReplay) void reply.header('idempotent-replayed', 'true');
        if (answer.kind === 'refused') throw answer.error;
        if (answer.kind === 'confirmed') {
            await reply.code(201).send(answer.booking);
        } else {
            const { paymentId, nextAction } = answer;
            await reply.code(202).send({
                statusUrl: `/api/v1/payments/${paymentId}`,
                nextAction
            });
        }
    }
    async show(id, shopperId) {
        const { payment, answer } = await this.answers.ofPayment(id, shopperId);
        if (answer.kind !== 'refused') {
            return {
                id,
                state: payment.state === 'PI' && payment.attemptNo > 1 ? 'declined' : PUBLIC_STATES[answer.kind],
                booking: answer.kind === 'confirmed' ? answer.booking : null,
                nextAction: answer.kind === 'pending' ? answer.nextAction : null
            };
        }
        const isDeclined = answer.error.problem.code === 'payment-declined';
        return {
            id,
            state: isDeclined ? 'declined' : 'cancelled',
            booking: null,
            nextAction: null
        };
    }
}
_ts_decorate([
    Post('bookings'),
    Describe({
        summary: 'Pay for a hold and confirm the booking, exactly once a key',
        description: 'The same key with the same body gets the same answer, with `Idempotent-Replayed: true`. 202: the outcome is not known yet, or the buyer has to act; send the same key again later.',
        headers: [
            {
                name: 'Idempotency-Key',
                description: '1 to 64 characters, new for every new request.',
                required: true
            }
        ],
        answers: {
            201: confirmedSchema,
            202: object({
                statusUrl: text,
                nextAction
            })
        },
        refuses: [
            ...[
                invalidRequest,
                idempotencyKeyMissing,
                paymentDeclined,
                notFound,
                inProgress,
                paymentInProgress
            ],
            ...[
                seatsLost,
                holdExpired,
                idempotencyKeyReused
            ]
        ]
    }),
    _ts_param(0, Body()),
    _ts_param(1, Headers('idempotency-key')),
    _ts_param(2, ShopperId()),
    _ts_param(3, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof CheckoutForm === "undefined" ? Object : CheckoutForm,
        Object,
        String,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], CheckoutController.prototype, "pay", null);
_ts_decorate([
    Get('payments/:id'),
    Describe({
        summary: 'Where a payment stands',
        answers: {
            200: paymentSchema
        },
        refuses: [
            notFound
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
], CheckoutController.prototype, "show", null);
CheckoutController = _ts_decorate([
    Controller('api/v1'),
    UseGuards(ShopperGuard),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof CheckoutAnswers === "undefined" ? Object : CheckoutAnswers
    ])
], CheckoutController);

//# sourceMappingURL=checkout.controller.js.map
