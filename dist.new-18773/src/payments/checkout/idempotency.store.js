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
import { Injectable } from '@nestjs/common';
/** A request that dies without a word gives its key free after this time. */ const LOCK_SECONDS = 30;
export class IdempotencyStore {
    /** Makes the key and locks it. @returns false when it is there already */ async insert(tx, owner, key, fingerprint) {
        const rows = await tx.query(`INSERT INTO idempotency_keys (owner, key, fingerprint, locked_until)
       VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 second')
       ON CONFLICT DO NOTHING RETURNING key`, [
            owner,
            key,
            fingerprint,
            LOCK_SECONDS
        ]);
        return rows.length === 1;
    }
    async read(tx, owner, key) {
        const [row] = await tx.query(`SELECT fingerprint, payment_id AS "paymentId", attempt_no AS "attemptNo", status, response,
              coalesce(locked_until > clock_timestamp(), false) AS "isLocked"
         FROM idempotency_keys WHERE owner = $1 AND key = $2 FOR UPDATE`, [
            owner,
            key
        ]);
        return row;
    }
    async lock(tx, owner, key) {
        await tx.execute(`UPDATE idempotency_keys SET locked_until = clock_timestamp() + $3 * interval '1 second'
        WHERE owner = $1 AND key = $2`, [
            owner,
            key,
            LOCK_SECONDS
        ]);
    }
    /** Says which attempt of which payment the key stands for. */ async attach(sql, key, paymentId, attemptNo) {
        await sql.execute('UPDATE idempotency_keys SET payment_id = $3, attempt_no = $4 WHERE owner = $1 AND key = $2', [
            key.owner,
            key.key,
            paymentId,
            attemptNo
        ]);
    }
    async unlock(sql, owner, key) {
        await sql.execute('UPDATE idempotency_keys SET locked_until = NULL WHERE owner = $1 AND key = $2', [
            owner,
            key
        ]);
    }
    async finish(sql, owner, key, answer) {
        await sql.execute(`UPDATE idempotency_keys SET locked_until = NULL, status = $3, response = $4 WHERE owner = $1 AND key = $2`, [
            owner,
            key,
            answer.status,
            JSON.stringify(answer.body)
        ]);
    }
    /** @returns how many keys were older than that */ deleteOlderThan(sql, hours) {
        return sql.execute(`DELETE FROM idempotency_keys WHERE created_at < clock_timestamp() - $1 * interval '1 hour'`, [
            hours
        ]);
    }
}
IdempotencyStore = _ts_decorate([
    Injectable()
], IdempotencyStore);

//# sourceMappingURL=idempotency.store.js.map
