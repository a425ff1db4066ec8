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
import { Process, Processor } from '@nestjs/bull';
import { OUTBOX_QUEUE } from './outbox-nudge.js';
import { OutboxRelay } from './outbox-relay.js';
export class OutboxProcessor {
    relay;
    constructor(relay){
        this.relay = relay;
    }
    async wake() {
        await this.relay.drain();
    }
}
_ts_decorate([
    Process(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Promise)
], OutboxProcessor.prototype, "wake", null);
OutboxProcessor = _ts_decorate([
    Processor(OUTBOX_QUEUE),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxRelay === "undefined" ? Object : OutboxRelay
    ])
], OutboxProcessor);

//# sourceMappingURL=outbox.processor.js.map
