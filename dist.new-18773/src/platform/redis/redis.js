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
import { invariant } from '../assert.js';
import { Config } from '../config/config.js';
import { connect, whenReady } from './clients.js';
import { LockServer } from './lock-server.js';
export class RedisConnections {
    /** The masters that Redlock asks; the first one also serves the availability stream. */ lockServers;
    /** One a lock server: what its scripts publish. */ subscribers;
    constructor(config){
        invariant(config.redisUrl !== undefined, 'the Redis address is known before the app starts');
        const urls = config.redisLockUrls.length > 0 ? config.redisLockUrls : [
            config.redisUrl
        ];
        this.lockServers = urls.map((url)=>new LockServer(connect(url, 'admission')));
        this.subscribers = urls.map((url)=>connect(url, 'subscriber'));
    }
    /** Refuses to start on a Redis that would drop holds when memory runs short. */ async onModuleInit() {
        for (const { client } of this.lockServers){
            await whenReady(client);
            const policy = await client.config('GET', 'maxmemory-policy');
            if (policy[1] !== undefined && policy[1] !== 'noeviction') {
                throw new Error(`Redis evicts keys when memory runs short (maxmemory-policy ${policy[1]}), so holds would vanish. ` + 'Set it to noeviction: redis-cli CONFIG SET maxmemory-policy noeviction');
            }
        }
    }
    onApplicationShutdown() {
        for (const { client } of this.lockServers)client.disconnect();
        for (const client of this.subscribers)client.disconnect();
    }
}
RedisConnections = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Config === "undefined" ? Object : Config
    ])
], RedisConnections);

//# sourceMappingURL=redis.js.map
