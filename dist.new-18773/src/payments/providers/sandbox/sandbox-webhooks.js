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
import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../../platform/clock/clock.js';
import { WebhookSignatures } from '../../webhooks/webhook-signatures.js';
import { SandboxIntents } from './sandbox-intents.js';
const LOOK_EVERY_MS = 500;
const BATCH = 20;
const TIMEOUT_MS = 5_000;
export class SandboxWebhooks {
    intents;
    signatures;
    host;
    clock;
    logger = new Logger(SandboxWebhooks.name);
    timer;
    running;
    constructor(intents, signatures, host, clock){
        this.intents = intents;
        this.signatures = signatures;
        this.host = host;
        this.clock = clock;
    }
    onApplicationBootstrap() {
        this.timer = setInterval(()=>{
            this.running ??= this.deliver().finally(()=>this.running = undefined);
        }, LOOK_EVERY_MS);
    }
    async onModuleDestroy() {
        clearInterval(this.timer);
        await this.running;
    }
    async deliver() {
        const address = this.host.httpAdapter.getHttpServer().address();
        if (address === null) return;
        try {
            for (const event of (await this.intents.dueWebhooks(BATCH))){
                const intent = await this.intents.find(event.intentId);
                const body = JSON.stringify({
                    id: event.id,
                    type: event.type,
                    data: {
                        object: intent
                    }
                });
                const response = await fetch(`http://127.0.0.1:${address.port}/api/v1/webhooks/sandbox`, {
                    method: 'POST',
                    headers: {
                        'content-type': 'application/json',
                        'sandbox-signature': this.signatures.sign(body, this.clock.ms())
                    },
                    body,
                    signal: AbortSignal.timeout(TIMEOUT_MS)
                });
                if (response.ok) await this.intents.webhookDelivered(event.id);
            }
        } catch (error) {
            this.logger.debug(`webhooks wait: ${String(error)}`);
        }
    }
}
SandboxWebhooks = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SandboxIntents === "undefined" ? Object : SandboxIntents,
        typeof WebhookSignatures === "undefined" ? Object : WebhookSignatures,
        typeof HttpAdapterHost === "undefined" ? Object : HttpAdapterHost,
        typeof Clock === "undefined" ? Object : Clock
    ])
], SandboxWebhooks);

//# sourceMappingURL=sandbox-webhooks.js.map
