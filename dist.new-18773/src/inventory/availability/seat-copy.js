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
import { randomUUID } from 'node:crypto';
import { Database } from '../../platform/database/index.js';
import { RedisConnections, runIdOf, Script } from '../../platform/redis/index.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { keyPrefix } from './availability.keys.js';
import { REBUILD_FINISH_LUA, REBUILD_START_LUA, SYNC_LUA } from './availability.lua.js';
const STATE_BYTES = {
    available: 0,
    sold: 2,
    blocked: 3
};
const MAX_REBUILD_TRIES = 3;
const start = new Script(REBUILD_START_LUA);
const finish = new Script(REBUILD_FINISH_LUA);
const sync = new Script(SYNC_LUA);
export class SeatCopy {
    database;
    redis;
    store;
    logger = new Logger(SeatCopy.name);
    rebuilding = new Map();
    constructor(database, redis, store){
        this.database = database;
        this.redis = redis;
        this.store = store;
    }
    /** Carries the present rows of these seats over, to every server that can be reached. */ async sync(performanceId, ordinals) {
        const sql = this.database.primary;
        const rows = await this.store.states(sql, performanceId, ordinals);
        const seats = rows.map(forScript);
        const bought = await this.store.boughtBy(sql, performanceId, [
            ...new Set(seats.map((seat)=>seat.shopper))
        ]);
        const args = [
            keyPrefix(performanceId),
            JSON.stringify(seats),
            JSON.stringify(bought)
        ];
        await Promise.all(this.redis.lockServers.map(({ client })=>sync.run(client, [
                keyPrefix(performanceId)
            ], args)));
    }
    /** Makes the copy whole on one server. Many who ask at once cause one rebuild in a process. */ rebuild(server, performanceId) {
        const key = `${this.redis.lockServers.indexOf(server)}:${performanceId}`;
        const running = this.rebuilding.get(key);
        if (running !== undefined) return running;
        const work = this.rebuildNow(server, performanceId).finally(()=>this.rebuilding.delete(key));
        this.rebuilding.set(key, work);
        return work;
    }
    async rebuildNow({ client }, performanceId) {
        const prefix = keyPrefix(performanceId);
        for(let attempt = 1; attempt <= MAX_REBUILD_TRIES; attempt += 1){
            const token = randomUUID();
            await start.run(client, [
                prefix
            ], [
                prefix,
                token
            ]);
            const rows = await this.store.allStates(this.database.primary, performanceId);
            const states = Buffer.alloc(rows.length, '0');
            for (const row of rows)states[row.ordinal] = 48 + STATE_BYTES[row.status];
            const versions = rows.flatMap((row)=>row.version > 0 ? [
                    row.ordinal,
                    row.version
                ] : []);
            const claimed = rows.filter((row)=>row.claimId !== null);
            const bought = await this.store.boughtBy(this.database.primary, performanceId);
            const args = [
                ...[
                    prefix,
                    token,
                    runIdOf(client),
                    states.toString('latin1')
                ],
                ...[
                    JSON.stringify(versions),
                    JSON.stringify(claimed.map(forScript)),
                    JSON.stringify(bought)
                ]
            ];
            if (await finish.run(client, [
                prefix
            ], args) === 1) {
                this.logger.log(`Seats of performance ${performanceId} are complete again (${rows.length})`);
                return;
            }
        }
        throw new Error(`the seats of performance ${performanceId} were wiped while they were rebuilt`);
    }
}
SeatCopy = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof RedisConnections === "undefined" ? Object : RedisConnections,
        typeof PerformanceSeatsStore === "undefined" ? Object : PerformanceSeatsStore
    ])
], SeatCopy);
function forScript(row) {
    const { ordinal, seatId, status, version, shopperId, claimId, claimLeftMs } = row;
    const claim = claimId === null || claimLeftMs === null ? {} : {
        claim: claimId,
        left: Math.max(1, claimLeftMs)
    };
    return {
        o: ordinal,
        id: seatId,
        s: STATE_BYTES[status],
        v: version,
        shopper: shopperId ?? '',
        ...claim
    };
}

//# sourceMappingURL=seat-copy.js.map
