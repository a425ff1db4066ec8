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
import { v7 as uuid } from 'uuid';
import { OutboxNudge } from './outbox-nudge.js';
export class Outbox {
    nudge;
    constructor(nudge){
        this.nudge = nudge;
    }
    async add(tx, topic, payload) {
        const id = uuid();
        await tx.execute('INSERT INTO outbox (id, topic, payload) VALUES ($1, $2, $3)', [
            id,
            topic,
            payload
        ]);
        tx.afterCommit(()=>this.nudge.poke());
    }
}
Outbox = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxNudge === "undefined" ? Object : OutboxNudge
    ])
], Outbox);

//# sourceMappingURL=outbox.js.map
