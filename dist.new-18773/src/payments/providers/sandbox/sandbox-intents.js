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
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { invariant } from '../../../platform/assert.js';
import { Config } from '../../../platform/config/config.js';
const POOL_SIZE = 4;
const COLUMNS = `id, status, amount::float8 AS amount, currency, authorized::float8 AS authorized,
  captured::float8 AS captured, refunded::float8 AS refunded, declines, payment_method AS "paymentMethod",
  return_url AS "returnUrl", metadata`;
const SETTABLE = {
    status: 'status',
    authorized: 'authorized',
    captured: 'captured',
    refunded: 'refunded',
    declines: 'declines',
    paymentMethod: 'payment_method',
    returnUrl: 'return_url'
};
export class SandboxIntents {
    pool;
    constructor(config){
        invariant(config.databaseUrl !== undefined, 'the database address is known before the app starts');
        this.pool = new pg.Pool({
            connectionString: config.databaseUrl,
            max: POOL_SIZE,
            application_name: 'sandbox'
        });
    }
    async onApplicationShutdown() {
        await this.pool.end();
    }
    async insert(intent) {
        const { rows } = await this.pool.query(`INSERT INTO sandbox.intents (id, status, amount, currency, metadata)
       VALUES ($1, 'requires_payment_method', $2, $3, $4) RETURNING ${COLUMNS}`, [
            `pi_${randomBytes(12).toString('hex')}`,
            intent.amount,
            intent.currency,
            intent.metadata
        ]);
        return one(rows);
    }
    async find(id) {
        return (await this.pool.query(`SELECT ${COLUMNS} FROM sandbox.intents WHERE id = $1`, [
            id
        ])).rows[0];
    }
    async list(where) {
        const { rows } = await this.pool.query(`SELECT ${COLUMNS} FROM sandbox.intents
        WHERE ($1::text IS NULL OR metadata ->> 'holdId' = $1)
          AND ($2::text[] IS NULL OR metadata ->> 'paymentId' = ANY($2))
        ORDER BY created_at, id`, [
            where.holdId ?? null,
            where.paymentIds ?? null
        ]);
        return rows;
    }
    /** Changes an intent and notes a webhook about it, if it is in one of `from`. @returns undefined if it is not */ async change(id, from, change, event) {
        const client = await this.pool.connect();
        try {
            await client.query('BEGIN');
            const parameters = [
                id,
                from
            ];
            const sets = Object.entries(change).map(([name, value])=>{
                parameters.push(value);
                return `${SETTABLE[name]} = $${parameters.length}`;
            });
            const { rows } = await client.query(`UPDATE sandbox.intents SET ${sets.join(', ')} WHERE id = $1 AND status = ANY($2) RETURNING ${COLUMNS}`, parameters);
            if (rows.length > 0) {
                await client.query(`INSERT INTO sandbox.webhooks (id, type, intent_id, available_at)
           VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')`, [
                    `evt_${randomBytes(12).toString('hex')}`,
                    event.type,
                    id,
                    event.delayMs ?? 0
                ]);
            }
            await client.query('COMMIT');
            return rows[0];
        } catch (error) {
            await client.query('ROLLBACK').catch(()=>undefined);
            throw error;
        } finally{
            client.release();
        }
    }
    async addRefund(id, amount) {
        const refundId = `re_${randomBytes(12).toString('hex')}`;
        const { rowCount } = await this.pool.query(`WITH paid AS (UPDATE sandbox.intents SET refunded = refunded + $2
                      WHERE id = $1 AND status = 'succeeded' AND refunded + $2 <= captured RETURNING id)
       INSERT INTO sandbox.refunds (id, intent_id, amount) SELECT $3, id, $2 FROM paid`, [
            id,
            amount,
            refundId
        ]);
        return rowCount === 1 ? refundId : undefined;
    }
    /** First answer for a key wins; a second request with it gets that answer. */ async remember(key, fingerprint) {
        const made = await this.pool.query('INSERT INTO sandbox.idempotency_keys (key, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
            key,
            fingerprint
        ]);
        if (made.rowCount === 1) return {
            isNew: true,
            fingerprint,
            response: null
        };
        const { rows } = await this.pool.query('SELECT fingerprint, response FROM sandbox.idempotency_keys WHERE key = $1', [
            key
        ]);
        return {
            isNew: false,
            ...one(rows)
        };
    }
    async answer(key, response) {
        await this.pool.query('UPDATE sandbox.idempotency_keys SET response = $2 WHERE key = $1', [
            key,
            JSON.stringify(response)
        ]);
    }
    async forget(key) {
        await this.pool.query('DELETE FROM sandbox.idempotency_keys WHERE key = $1 AND response IS NULL', [
            key
        ]);
    }
    async dueWebhooks(limit) {
        const { rows } = await this.pool.query(`UPDATE sandbox.webhooks SET attempts = attempts + 1,
              available_at = clock_timestamp() + least(power(2, attempts), 300) * interval '1 second'
        WHERE id IN (SELECT id FROM sandbox.webhooks WHERE available_at <= clock_timestamp()
                      ORDER BY available_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, type, intent_id AS "intentId"`, [
            limit
        ]);
        return rows;
    }
    async webhookDelivered(id) {
        await this.pool.query('DELETE FROM sandbox.webhooks WHERE id = $1', [
            id
        ]);
    }
}
SandboxIntents = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Config === "undefined" ? Object : Config
    ])
], SandboxIntents);
function one(rows) {
    const row = rows[0];
    invariant(row !== undefined, 'the statement returns a row');
    return row;
}

//# sourceMappingURL=sandbox-intents.js.map
