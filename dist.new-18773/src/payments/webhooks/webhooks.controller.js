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
import { Controller, Headers, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { Describe, flag, object } from '../../platform/openapi/index.js';
import { DomainError } from '../../platform/problem.js';
import { WebhookSignatures } from './webhook-signatures.js';
import { WebhooksService } from './webhooks.service.js';
export class WebhooksController {
    webhooks;
    signatures;
    clock;
    logger = new Logger(WebhooksController.name);
    constructor(webhooks, signatures, clock){
        this.webhooks = webhooks;
        this.signatures = signatures;
        this.clock = clock;
    }
    /** Verified, stored, answered; the work happens afterwards. */ async receive(request, signature) {
        const body = request.rawBody ?? Buffer.alloc(0);
        if (!this.signatures.isValid(signature, body, this.clock.ms())) {
            this.logger.warn(`A webhook with a wrong signature came from ${request.ip}`);
            throw new DomainError(invalidRequest, {
                detail: 'The signature does not fit.'
            });
        }
        await this.webhooks.take(request.body);
        return {
            received: true
        };
    }
}
_ts_decorate([
    Post('sandbox'),
    Describe({
        summary: 'Events of the sandbox provider, signed',
        answers: {
            200: object({
                received: flag
            })
        },
        refuses: [
            invalidRequest
        ]
    }),
    HttpCode(200),
    _ts_param(0, Req()),
    _ts_param(1, Headers('sandbox-signature')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof RawBodyRequest === "undefined" ? Object : RawBodyRequest,
        Object
    ]),
    _ts_metadata("design:returntype", Promise)
], WebhooksController.prototype, "receive", null);
WebhooksController = _ts_decorate([
    Controller('api/v1/webhooks'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof WebhooksService === "undefined" ? Object : WebhooksService,
        typeof WebhookSignatures === "undefined" ? Object : WebhookSignatures,
        typeof Clock === "undefined" ? Object : Clock
    ])
], WebhooksController);

//# sourceMappingURL=webhooks.controller.js.map
