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
import { Controller, Get, Header, Res } from '@nestjs/common';
import { Database } from '../database/index.js';
import { RedisConnections } from '../redis/index.js';
import { Metrics } from './metrics.js';
const HEALTH_KEY = 'frontrow:health';
export class HealthController {
    database;
    redis;
    metrics;
    constructor(database, redis, metrics){
        this.database = database;
        this.redis = redis;
        this.metrics = metrics;
    }
    alive() {
        return {
            status: 'ok'
        };
    }
    /** A write is part of the check: a Redis whose disk is full still answers reads. */ async ready(reply) {
        const [postgres, redis] = await Promise.all([
            answers(()=>this.database.primary.query('SELECT 1')),
            answers(()=>Promise.all(this.redis.lockServers.map(({ client })=>client.set(HEALTH_KEY, '1', 'EX', 60))))
        ]);
        const status = postgres && redis ? 'ok' : 'unavailable';
        await reply.code(postgres && redis ? 200 : 503).header('cache-control', 'no-store').send({
            status,
            postgres: postgres ? 'ok' : 'down',
            redis: redis ? 'ok' : 'down'
        });
    }
    async show(reply) {
        await reply.header('cache-control', 'no-store').type(this.metrics.contentType).send(await this.metrics.text());
    }
}
_ts_decorate([
    Get('healthz'),
    Header('cache-control', 'no-store'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Object)
], HealthController.prototype, "alive", null);
_ts_decorate([
    Get('readyz'),
    _ts_param(0, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], HealthController.prototype, "ready", null);
_ts_decorate([
    Get('metrics'),
    _ts_param(0, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], HealthController.prototype, "show", null);
HealthController = _ts_decorate([
    Controller(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof RedisConnections === "undefined" ? Object : RedisConnections,
        typeof Metrics === "undefined" ? Object : Metrics
    ])
], HealthController);
async function answers(ask) {
    try {
        await ask();
        return true;
    } catch  {
        return false;
    }
}

//# sourceMappingURL=health.controller.js.map
