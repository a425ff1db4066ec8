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
import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger } from '@nestjs/common';
export const OUTBOX_QUEUE = 'outbox';
/** Finished nudges carry nothing worth keeping; failed ones are kept for a look. */ const KEPT_FAILURES = 100;
export class OutboxNudge {
    queue;
    logger = new Logger(OutboxNudge.name);
    listener = ()=>undefined;
    pending = false;
    constructor(queue){
        this.queue = queue;
    }
    onWake(listener) {
        this.listener = listener;
    }
    /** Never waits and never throws. Many pokes in one turn of the loop make one. */ poke() {
        if (this.pending) return;
        this.pending = true;
        setImmediate(()=>{
            this.pending = false;
            this.listener();
            this.queue.add({}, {
                removeOnComplete: true,
                removeOnFail: KEPT_FAILURES
            }).catch((error)=>this.logger.debug(`nudge lost: ${String(error)}`));
        });
    }
    onApplicationShutdown() {
        this.listener = ()=>undefined;
    }
}
OutboxNudge = _ts_decorate([
    Injectable(),
    _ts_param(0, InjectQueue(OUTBOX_QUEUE)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Queue === "undefined" ? Object : Queue
    ])
], OutboxNudge);

//# sourceMappingURL=outbox-nudge.js.map
