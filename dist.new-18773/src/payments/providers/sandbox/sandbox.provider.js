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
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { GatewayRefusal, OutcomeUnknown, PaymentProvider } from '../payment-provider.js';
import { SandboxError, SandboxGateway } from './sandbox-gateway.js';
import { SandboxIntents } from './sandbox-intents.js';
import { scriptOf } from './sandbox-methods.js';
export class SandboxProvider extends PaymentProvider {
    gateway;
    intents;
    config;
    constructor(gateway, intents, config){
        super(), this.gateway = gateway, this.intents = intents, this.config = config;
    }
    accepts(paymentMethod) {
        return scriptOf(paymentMethod) !== undefined;
    }
    create({ paymentId, holdId, amount, currency }, key) {
        return this.call(async ()=>this.toIntent(await this.gateway.create({
                amount,
                currency,
                metadata: {
                    paymentId,
                    holdId
                }
            }, key)));
    }
    confirm(intentId, paymentMethod, returnUrl, key) {
        return this.call(async ()=>this.toIntent(await this.gateway.confirm(intentId, paymentMethod, returnUrl, key)));
    }
    retrieve(intentId) {
        return this.call(async ()=>this.toIntent(await this.gateway.retrieve(intentId)));
    }
    cancel(intentId, key) {
        return this.call(async ()=>this.toIntent(await this.gateway.cancel(intentId, key)));
    }
    capture(intentId, key) {
        return this.call(async ()=>this.toIntent(await this.gateway.capture(intentId, key)));
    }
    refund(intentId, amountMinor, key) {
        return this.call(()=>this.gateway.refund(intentId, amountMinor, key));
    }
    list(paymentIds) {
        return this.call(async ()=>(await this.intents.list({
                paymentIds
            })).map((intent)=>this.toIntent(intent)));
    }
    async call(work) {
        const { paymentTimeoutMs } = this.config;
        let timer;
        const timeout = new Promise((_, reject)=>{
            timer = setTimeout(()=>reject(new OutcomeUnknown(`no answer from the sandbox within ${paymentTimeoutMs} ms`, true)), paymentTimeoutMs);
        });
        const answer = work();
        // When the time-out has won, a late failure of the call must not become an unhandled rejection.
        answer.catch(()=>undefined);
        try {
            return await Promise.race([
                answer,
                timeout
            ]);
        } catch (error) {
            if (error instanceof OutcomeUnknown) throw error;
            if (error instanceof SandboxError && error.status !== 500 && error.status !== 409) {
                throw new GatewayRefusal(error.message);
            }
            throw new OutcomeUnknown(String(error), false);
        } finally{
            clearTimeout(timer);
        }
    }
    toIntent(intent) {
        const { id, status, amount, currency, captured, refunded, declines, metadata } = intent;
        const url = `${this.config.publicUrl}/sandbox/authentication/${id}`;
        return {
            ...{
                id,
                amount,
                currency,
                declines,
                metadata
            },
            status: status,
            amountReceived: captured,
            amountRefunded: refunded,
            nextAction: status === 'requires_action' ? {
                type: 'redirect',
                url
            } : null
        };
    }
}
SandboxProvider = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SandboxGateway === "undefined" ? Object : SandboxGateway,
        typeof SandboxIntents === "undefined" ? Object : SandboxIntents,
        typeof Config === "undefined" ? Object : Config
    ])
], SandboxProvider);

//# sourceMappingURL=sandbox.provider.js.map
