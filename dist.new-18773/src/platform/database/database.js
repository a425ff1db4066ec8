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
import { DataSource } from 'typeorm';
import { isRetryable } from './failures.js';
import { sqlOf, txOf } from './sql.js';
const MAX_ATTEMPTS = 5;
const RETRY_PAUSE_MS = 20;
const DEADLINE_MS = 8_000;
export class Database {
    source;
    logger = new Logger(Database.name);
    /** Single statements on the primary, each its own transaction. */ primary;
    constructor(source){
        this.source = source;
        const query = async (statement, parameters)=>{
            const runner = source.createQueryRunner('master');
            try {
                return await runner.query(statement, parameters, true);
            } finally{
                await runner.release();
            }
        };
        this.primary = sqlOf({
            query,
            manager: source.manager
        });
    }
    /**
   * Runs one use case in one READ COMMITTED transaction.
   * Serialization failures and deadlocks run the whole closure again (it must have no effect outside the
   * database). After `deadlineMs` the socket is destroyed: a frozen server cannot freeze us, and a connection
   * inside an open transaction never goes back to the pool.
   * @throws what the closure throws; a connection lost at COMMIT leaves the outcome unknown, so callers write a
   *   key that they can look up again.
   */ async run(work, deadlineMs = DEADLINE_MS) {
        for(let attempt = 1;; attempt += 1){
            const afterCommit = [];
            try {
                const result = await this.once(work, afterCommit, deadlineMs);
                void this.runAfterCommit(afterCommit);
                return result;
            } catch (error) {
                if (!isRetryable(error) || attempt >= MAX_ATTEMPTS) throw error;
                await pause(RETRY_PAUSE_MS * attempt * (0.5 + Math.random()));
            }
        }
    }
    /** Reads on a replica when there is one. Never for a decision: a replica lags. */ async browse(work) {
        const runner = this.source.createQueryRunner('slave');
        try {
            return await work(sqlOf(runner));
        } finally{
            await runner.release();
        }
    }
    async once(work, afterCommit, deadlineMs) {
        const runner = this.source.createQueryRunner('master');
        const deadline = {
            isOver: false
        };
        let timer;
        try {
            const client = await runner.connect();
            timer = setTimeout(()=>{
                deadline.isOver = true;
                client.connection?.stream?.destroy(new Error(`transaction deadline of ${deadlineMs} ms`));
            }, deadlineMs);
            await runner.startTransaction();
            const result = await work(txOf(sqlOf(runner), afterCommit));
            await runner.commitTransaction();
            return result;
        } catch (error) {
            if (!deadline.isOver) await this.rollBack(runner);
            throw error;
        } finally{
            clearTimeout(timer);
            if (!runner.isReleased) await runner.release();
        }
    }
    async rollBack(runner) {
        if (!runner.isTransactionActive || runner.isReleased) return;
        try {
            await runner.rollbackTransaction();
        } catch (error) {
            this.logger.warn(`Rollback failed: ${String(error)}`);
        }
    }
    async runAfterCommit(works) {
        for (const work of works){
            try {
                await work();
            } catch (error) {
                this.logger.error(error instanceof Error ? error.stack : String(error));
            }
        }
    }
}
Database = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], Database);
function pause(ms) {
    return new Promise((resolve)=>setTimeout(resolve, ms));
}

//# sourceMappingURL=database.js.map
