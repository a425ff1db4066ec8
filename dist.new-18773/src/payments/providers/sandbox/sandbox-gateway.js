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
import { createHash } from 'node:crypto';
import { Config } from '../../../platform/config/config.js';
import { SandboxIntents } from './sandbox-intents.js';
import { scriptOf } from './sandbox-methods.js';
const CONFIRMABLE = [
    'requires_payment_method',
    'requires_confirmation'
];
const CANCELABLE = [
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'requires_capture'
];
/** Longer than anybody waits: the caller gives up first. */ const SILENCE_MS = 60_000;
const KEY_POLL_MS = 50;
const KEY_WAIT_MS = 10_000;
/** An answer of the sandbox that is no success; `status` as over HTTP. */ export class SandboxError extends Error {
    status;
    constructor(status, message){
        super(message), this.status = status;
        this.name = 'SandboxError';
    }
}
export class SandboxGateway {
    intents;
    config;
    constructor(intents, config){
        this.intents = intents;
        this.config = config;
    }
    create(intent, key) {
        return this.once(key, intent, ()=>this.intents.insert(intent));
    }
    async retrieve(id) {
        await pause(this.config.sandboxLatencyMs);
        return this.get(id);
    }
    confirm(id, method, returnUrl, key) {
        return this.once(key, {
            id,
            method
        }, async ()=>{
            const script = scriptOf(method);
            if (script === undefined) throw new SandboxError(400, `There is no payment method ${method}.`);
            await pause(script.delayMs ?? 0);
            const intent = await this.get(id);
            const confirmed = await this.applyOutcome(intent, script, method, returnUrl);
            if (script.after === 'silence') await pause(SILENCE_MS);
            if (script.after === 'error') {
                throw new SandboxError(500, 'The sandbox broke after it had done the work.');
            }
            return confirmed;
        });
    }
    capture(id, key) {
        return this.once(key, {
            id,
            op: 'capture'
        }, async ()=>{
            const { amount } = await this.get(id);
            const change = {
                status: 'succeeded',
                captured: amount
            };
            return this.must(await this.intents.change(id, [
                'requires_capture'
            ], change, {
                type: 'payment_intent.succeeded'
            }));
        });
    }
    cancel(id, key) {
        return this.once(key, {
            id,
            op: 'cancel'
        }, async ()=>{
            const change = {
                status: 'canceled',
                authorized: 0
            };
            return this.must(await this.intents.change(id, CANCELABLE, change, {
                type: 'payment_intent.canceled'
            }));
        });
    }
    refund(id, amount, key) {
        return this.once(key, {
            id,
            amount
        }, async ()=>{
            const refundId = await this.intents.addRefund(id, amount);
            if (refundId === undefined) throw new SandboxError(400, 'More than was captured cannot be refunded.');
            return {
                id: refundId
            };
        });
    }
    /** What the buyer decides on the page that stands in for the bank's. */ async authenticate(id, isApproved) {
        const intent = await this.get(id);
        const { type, ...change } = outcomeOf({
            outcome: isApproved ? 'authorise' : 'decline'
        }, intent);
        return await this.intents.change(id, [
            'requires_action'
        ], change, {
            type
        }) ?? this.get(id);
    }
    /** @throws SandboxError 404 */ async get(id) {
        const intent = await this.intents.find(id);
        if (intent === undefined) throw new SandboxError(404, `There is no intent ${id}.`);
        return intent;
    }
    async applyOutcome(intent, script, paymentMethod, returnUrl) {
        // A gateway that is too busy to answer is late with its webhooks as well.
        const delayMs = script.after === 'silence' ? SILENCE_MS : 0;
        const { type, ...outcome } = outcomeOf(script, intent);
        const change = {
            paymentMethod,
            returnUrl,
            ...outcome
        };
        return this.must(await this.intents.change(intent.id, CONFIRMABLE, change, {
            type,
            delayMs
        }));
    }
    must(intent) {
        if (intent === undefined) {
            throw new SandboxError(400, 'The intent is in a state that does not allow this.');
        }
        return intent;
    }
    /** Runs a request once for its key; the same key with the same parameters gets the same answer. */ async once(key, parameters, work) {
        await pause(this.config.sandboxLatencyMs);
        const fingerprint = createHash('sha256').update(JSON.stringify(parameters)).digest('hex');
        const known = await this.intents.remember(key, fingerprint);
        if (known.fingerprint !== fingerprint) {
            throw new SandboxError(400, 'The key was used with other parameters.');
        }
        if (!known.isNew) return await this.storedAnswer(key, fingerprint);
        try {
            const result = await work();
            await this.intents.answer(key, result);
            return result;
        } catch (error) {
            await this.intents.forget(key);
            throw error;
        }
    }
    async storedAnswer(key, fingerprint) {
        for(let waited = 0; waited < KEY_WAIT_MS; waited += KEY_POLL_MS){
            const known = await this.intents.remember(key, fingerprint);
            if (known.isNew) throw new SandboxError(409, 'The first request with this key failed; send it again.');
            if (known.response !== null) return known.response;
            await pause(KEY_POLL_MS);
        }
        throw new SandboxError(409, 'The first request with this key is still running.');
    }
}
SandboxGateway = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SandboxIntents === "undefined" ? Object : SandboxIntents,
        typeof Config === "undefined" ? Object : Config
    ])
], SandboxGateway);
function outcomeOf({ outcome }, intent) {
    switch(outcome){
        case 'authorise':
            return {
                status: 'requires_capture',
                authorized: intent.amount,
                type: 'payment_intent.amount_capturable_updated'
            };
        case 'decline':
            return {
                status: 'requires_payment_method',
                declines: intent.declines + 1,
                type: 'payment_intent.payment_failed'
            };
        case 'ask':
            return {
                status: 'requires_action',
                type: 'payment_intent.requires_action'
            };
    }
}
function pause(ms) {
    return ms === 0 ? Promise.resolve() : new Promise((resolve)=>setTimeout(resolve, ms).unref());
}

//# sourceMappingURL=sandbox-gateway.js.map
