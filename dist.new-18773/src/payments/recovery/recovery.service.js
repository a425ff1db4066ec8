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
import { Database } from '../../platform/database/index.js';
import { IdempotencyStore } from '../checkout/idempotency.store.js';
import { PaymentsService } from '../payments.service.js';
import { PaymentsStore } from '../payments.store.js';
import { RefundsService } from '../refunds/refunds.service.js';
const LOOK_EVERY_MS = 1_000;
const BATCH = 20;
const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 300_000;
const KEYS_KEPT_HOURS = 72;
const TIDY_EVERY_LOOKS = 3_600;
export class RecoveryService {
    database;
    store;
    payments;
    refunds;
    keys;
    logger = new Logger(RecoveryService.name);
    timer;
    running;
    looks = 0;
    constructor(database, store, payments, refunds, keys){
        this.database = database;
        this.store = store;
        this.payments = payments;
        this.refunds = refunds;
        this.keys = keys;
    }
    onApplicationBootstrap() {
        this.timer = setInterval(()=>{
            this.running ??= this.look().finally(()=>this.running = undefined);
        }, LOOK_EVERY_MS);
    }
    async onModuleDestroy() {
        clearInterval(this.timer);
        await this.running;
    }
    async look() {
        try {
            const due = await this.store.lease(this.database.primary, BATCH);
            for (const id of due)await this.recover(id);
            await this.refunds.workOff(BATCH);
            this.looks += 1;
            if (this.looks % TIDY_EVERY_LOOKS === 0) {
                await this.keys.deleteOlderThan(this.database.primary, KEYS_KEPT_HOURS);
            }
        } catch (error) {
            this.logger.warn(`Recovery waits: ${String(error)}`);
        }
    }
    async recover(id) {
        try {
            const payment = await this.payments.advance(id);
            await this.store.lookAgain(this.database.primary, id, waitMs(payment.tries));
        } catch (error) {
            this.logger.warn(`Payment ${id} could not be advanced: ${String(error)}`);
            const payment = await this.store.find(this.database.primary, id);
            await this.store.lookAgain(this.database.primary, id, waitMs(payment?.tries ?? 0));
        }
    }
}
RecoveryService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PaymentsStore === "undefined" ? Object : PaymentsStore,
        typeof PaymentsService === "undefined" ? Object : PaymentsService,
        typeof RefundsService === "undefined" ? Object : RefundsService,
        typeof IdempotencyStore === "undefined" ? Object : IdempotencyStore
    ])
], RecoveryService);
/** Twice as long each time, up to five minutes, spread by a fifth so that many do not come back together. */ function waitMs(tries) {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 10), MAX_WAIT_MS);
    return Math.round(wait * (0.9 + Math.random() * 0.2));
}

//# sourceMappingURL=recovery.service.js.map
