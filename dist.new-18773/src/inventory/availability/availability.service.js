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
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { RedisConnections, runIdOf, Script } from '../../platform/redis/index.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { CHANGES_CHANNEL, keyPrefix, performanceOfPrefix } from './availability.keys.js';
import { SNAPSHOT_LUA, SWEEP_LUA } from './availability.lua.js';
import { AVAILABLE, AvailabilityBoard, BLOCKED, HELD, SOLD } from './board.js';
import { boardFrom } from './board-snapshot.js';
import { SeatCopy } from './seat-copy.js';
const SWEEP_EVERY_MS = 1_000;
/** How long a board made without Redis serves before Redis is asked again. */ const RETRY_AFTER_MS = 1_000;
/** A board that nobody asked for is dropped, so that memory follows the sales of the day. */ const IDLE_MS = 10 * 60_000;
const snapshot = new Script(SNAPSHOT_LUA);
const sweep = new Script(SWEEP_LUA);
export class AvailabilityService {
    database;
    redis;
    copy;
    directories;
    store;
    clock;
    logger = new Logger(AvailabilityService.name);
    boards = new Map();
    loading = new Map();
    timer;
    /** Redis time minus ours, in milliseconds: holds end by Redis's clock. */ skewMs = 0;
    constructor(database, redis, copy, directories, store, clock){
        this.database = database;
        this.redis = redis;
        this.copy = copy;
        this.directories = directories;
        this.store = store;
        this.clock = clock;
    }
    async onModuleInit() {
        for (const [server, subscriber] of this.redis.subscribers.entries()){
            subscriber.on('message', (_channel, message)=>this.hear(message, server));
            await subscriber.subscribe(CHANGES_CHANNEL);
            // What was published while the connection was away is lost: begin again once it listens.
            subscriber.on('close', ()=>this.boards.clear());
            subscriber.on('ready', ()=>{
                void subscriber.subscribe(CHANGES_CHANNEL).then(()=>this.boards.clear());
            });
        }
        this.timer = setInterval(()=>void this.tidy(), SWEEP_EVERY_MS);
    }
    onModuleDestroy() {
        clearInterval(this.timer);
    }
    /** Milliseconds since 1970 by the clock that ends holds. */ now() {
        return this.clock.ms() + this.skewMs;
    }
    /** The board if this process has it already; the negative cache asks this way and never waits. */ known(performanceId) {
        const kept = this.boards.get(performanceId);
        if (kept === undefined || kept.isProvisional) return undefined;
        kept.usedAt = this.clock.ms();
        return kept.board;
    }
    /** @throws not-found while the performance is not published */ async board(performanceId) {
        const kept = this.boards.get(performanceId);
        if (kept !== undefined && (!kept.isProvisional || this.clock.ms() - kept.usedAt < RETRY_AFTER_MS)) {
            if (!kept.isProvisional) kept.usedAt = this.clock.ms();
            return kept.board;
        }
        const running = this.loading.get(performanceId);
        if (running !== undefined) return (await running).board;
        const work = this.load(performanceId).finally(()=>this.loading.delete(performanceId));
        this.loading.set(performanceId, work);
        return (await work).board;
    }
    /** Takes a change in that a script of this process has just made on that server, ahead of its message. */ heard(message, server) {
        if (message === '') return;
        const performanceId = this.hear(message, server);
        const kept = this.boards.get(performanceId);
        if (kept !== undefined) kept.board.ownVersion = kept.board.version;
    }
    /** Drops what this process knows of a performance; the next look loads it anew. */ forget(performanceId) {
        this.boards.delete(performanceId);
    }
    hear(text, server) {
        const message = JSON.parse(text);
        const performanceId = performanceOfPrefix(message.p);
        const kept = this.boards.get(performanceId);
        if (kept === undefined || kept.server !== server || message.v <= kept.board.version) return performanceId;
        if (message.v === kept.board.version + 1) {
            kept.board.apply(message.c);
            kept.board.version = message.v;
        } else {
            this.boards.delete(performanceId);
        }
        return performanceId;
    }
    async load(performanceId) {
        const { seats } = await this.directories.of(performanceId);
        const kept = await this.loadFromRedis(performanceId, seats.length) ?? await this.loadFromPostgres(performanceId, seats.length);
        this.boards.set(performanceId, kept);
        return kept;
    }
    async loadFromRedis(performanceId, size) {
        for (const [index, server] of this.redis.lockServers.entries()){
            try {
                let found = await this.snapshot(server, performanceId);
                if (found[0] !== 1) {
                    await this.copy.rebuild(server, performanceId);
                    found = await this.snapshot(server, performanceId);
                }
                if (found[0] === 1) return this.keep(boardFrom(found, size), index, false);
            } catch (error) {
                this.logger.warn(`No availability from Redis: ${String(error)}`);
            }
        }
        return undefined;
    }
    async snapshot({ client }, performanceId) {
        const prefix = keyPrefix(performanceId);
        const before = this.clock.ms();
        const found = await snapshot.run(client, [
            prefix
        ], [
            prefix,
            runIdOf(client)
        ]);
        this.skewMs = Number(found[4]) - Math.round((before + this.clock.ms()) / 2);
        return found;
    }
    /** Sold, blocked and claimed seats are known without Redis; holds that nobody pays for are not. */ async loadFromPostgres(performanceId, size) {
        const board = new AvailabilityBoard(size, 0);
        const rows = await this.store.allStates(this.database.primary, performanceId);
        const states = {
            available: AVAILABLE,
            sold: SOLD,
            blocked: BLOCKED
        };
        board.apply(rows.map((row)=>row.claimLeftMs === null ? [
                row.ordinal,
                states[row.status],
                0,
                ''
            ] : [
                row.ordinal,
                HELD,
                this.now() + row.claimLeftMs,
                row.shopperId ?? ''
            ]));
        return this.keep(board, 0, true);
    }
    keep(board, server, isProvisional) {
        return {
            board,
            server,
            usedAt: this.clock.ms(),
            isProvisional
        };
    }
    /** Publishes what has run out, for every board here; forgets boards that nobody uses. */ async tidy() {
        for (const [performanceId, kept] of this.boards){
            if (this.clock.ms() - kept.usedAt > IDLE_MS) {
                this.boards.delete(performanceId);
                continue;
            }
            const prefix = keyPrefix(performanceId);
            for (const [server, { client }] of this.redis.lockServers.entries()){
                try {
                    this.heard(String(await sweep.run(client, [
                        prefix
                    ], [
                        prefix
                    ])), server);
                } catch (error) {
                    this.logger.debug(`no sweep: ${String(error)}`);
                }
            }
        }
    }
}
AvailabilityService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof RedisConnections === "undefined" ? Object : RedisConnections,
        typeof SeatCopy === "undefined" ? Object : SeatCopy,
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories,
        typeof PerformanceSeatsStore === "undefined" ? Object : PerformanceSeatsStore,
        typeof Clock === "undefined" ? Object : Clock
    ])
], AvailabilityService);

//# sourceMappingURL=availability.service.js.map
