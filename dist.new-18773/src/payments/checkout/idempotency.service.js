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
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { idempotencyKeyMissing, idempotencyKeyReused, inProgress } from '../payments.problems.js';
import { IdempotencyStore } from './idempotency.store.js';
const FORM = /^[\x21-\x7e]{1,64}$/;
const RETRY_AFTER_SECONDS = 1;
/** @throws idempotency-key-missing */ export function checkKey(key) {
    if (typeof key !== 'string' || !FORM.test(key)) throw new DomainError(idempotencyKeyMissing);
    return key;
}
export function fingerprintOf(request) {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
export class IdempotencyService {
    database;
    store;
    constructor(database, store){
        this.database = database;
        this.store = store;
    }
    /** Wins the key, or says what became of it. @throws in-progress, idempotency-key-reused */ begin({ owner, key }, fingerprint) {
        return this.database.run(async (tx)=>{
            if (await this.store.insert(tx, owner, key, fingerprint)) return {
                resume: undefined
            };
            const state = await this.store.read(tx, owner, key);
            if (state === undefined) throw new DomainError(inProgress, {
                retryAfterSeconds: RETRY_AFTER_SECONDS
            });
            if (state.fingerprint !== fingerprint) throw new DomainError(idempotencyKeyReused);
            if (state.status !== null) return {
                replay: {
                    status: state.status,
                    body: state.response ?? {}
                }
            };
            if (state.isLocked) throw new DomainError(inProgress, {
                retryAfterSeconds: RETRY_AFTER_SECONDS
            });
            await this.store.lock(tx, owner, key);
            const { paymentId, attemptNo } = state;
            return {
                resume: paymentId === null || attemptNo === null ? undefined : {
                    paymentId,
                    attemptNo
                }
            };
        });
    }
    finish({ owner, key }, answer) {
        return this.store.finish(this.database.primary, owner, key, answer);
    }
    /** Nothing final was said: the same key may come again. */ release({ owner, key }) {
        return this.store.unlock(this.database.primary, owner, key);
    }
}
IdempotencyService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof IdempotencyStore === "undefined" ? Object : IdempotencyStore
    ])
], IdempotencyService);

//# sourceMappingURL=idempotency.service.js.map
