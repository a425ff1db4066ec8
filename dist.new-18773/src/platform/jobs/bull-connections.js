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
import { Injectable, Module } from '@nestjs/common';
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { connect } from '../redis/index.js';
export class BullConnections {
    config;
    clients = [];
    constructor(config){
        this.config = config;
    }
    open(type) {
        const url = this.config.redisUrl;
        invariant(url !== undefined, 'the Redis address is known before the app starts');
        const client = connect(url, type === 'client' ? 'bull-producer' : 'bull');
        this.clients.push(client);
        return client;
    }
    close() {
        for (const client of this.clients)client.disconnect();
    }
}
BullConnections = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Config === "undefined" ? Object : Config
    ])
], BullConnections);
export class BullConnectionsModule {
}
BullConnectionsModule = _ts_decorate([
    Module({
        providers: [
            BullConnections
        ],
        exports: [
            BullConnections
        ]
    })
], BullConnectionsModule);

//# sourceMappingURL=bull-connections.js.map
