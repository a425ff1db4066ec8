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
import { Database } from '../database/index.js';
import { JobRegistry } from './job-registry.js';
import { OutboxNudge } from './outbox-nudge.js';
const LOOK_EVERY_MS = 1_000;
const BATCH = 20;
const LEASE_SECONDS = 30;
const MAX_BACKOFF_SECONDS = 300;
/** Ends one drain even when new rows keep coming, so that a shutdown is never held up. */ const MAX_BATCHES_A_DRAIN = 50;
export class OutboxRelay {
    database;
    registry;
    nudge;
    logger = new Logger(OutboxRelay.name);
    timer;
    running;
    /** Counts the calls, so that one that comes while rows are being read is not lost. */ wishes = 0;
    stopped = false;
    constructor(database, registry, nudge){
        this.database = database;
        this.registry = registry;
        this.nudge = nudge;
    }
    onApplicationBootstrap() {
        this.nudge.onWake(()=>void this.drain());
        this.timer = setInterval(()=>void this.drain(), LOOK_EVERY_MS);
    }
    async onModuleDestroy() {
        this.stopped = true;
        clearInterval(this.timer);
        await this.running;
    }
    /** Works off what is due. One drain at a time in a process; a call meanwhile makes it look once more. */ async drain() {
        this.wishes += 1;
        if (this.running !== undefined) return this.running;
        this.running = this.work();
        try {
            await this.running;
        } finally{
            this.running = undefined;
        }
    }
    async work() {
        try {
            for(let batch = 0; batch < MAX_BATCHES_A_DRAIN && !this.stopped; batch += 1){
                const wishes = this.wishes;
                const rows = await this.lease();
                for (const row of rows)await this.carryOut(row);
                if (rows.length === 0 && this.wishes === wishes) return;
            }
        } catch (error) {
            this.logger.warn(`The outbox waits: ${String(error)}`);
        }
    }
    lease() {
        return this.database.primary.query(`UPDATE outbox SET attempts = attempts + 1,
              available_at = clock_timestamp() + ($2 * interval '1 second')
        WHERE id IN (SELECT id FROM outbox WHERE available_at <= clock_timestamp()
                      ORDER BY available_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, topic, payload, attempts`, [
            BATCH,
            LEASE_SECONDS
        ]);
    }
    async carryOut(row) {
        try {
            for (const handle of this.registry.handlersOf(row.topic))await handle(row.payload);
            await this.database.primary.execute('DELETE FROM outbox WHERE id = $1', [
                row.id
            ]);
        } catch (error) {
            const wait = Math.min(2 ** Math.min(row.attempts, 10), MAX_BACKOFF_SECONDS);
            this.logger.warn(`${row.topic} failed (attempt ${row.attempts}), again in ${wait} s: ${String(error)}`);
            await this.database.primary.execute(`UPDATE outbox SET last_error = $2, available_at = clock_timestamp() + ($3 * interval '1 second')
          WHERE id = $1`, [
                row.id,
                String(error).slice(0, 1_000),
                wait
            ]);
        }
    }
}
OutboxRelay = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof JobRegistry === "undefined" ? Object : JobRegistry,
        typeof OutboxNudge === "undefined" ? Object : OutboxNudge
    ])
], OutboxRelay);

//# sourceMappingURL=outbox-relay.js.map
