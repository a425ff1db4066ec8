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
import { fromMinor } from '../../platform/money/money.js';
const COLUMNS = `id, payment_id AS "paymentId", amount_minor AS "amountMinor", reason, state, created_at AS "createdAt"`;
const LEASE_SECONDS = 30;
export class RefundsStore {
    async insert(tx, refund) {
        await tx.execute('INSERT INTO refunds (id, payment_id, amount_minor, reason, request_key) VALUES ($1, $2, $3, $4, $5)', [
            refund.id,
            refund.paymentId,
            refund.amountMinor,
            refund.reason,
            refund.requestKey
        ]);
    }
    async findByKey(sql, paymentId, requestKey) {
        const rows = await sql.query(`SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 AND request_key = $2`, [
            ...[
                paymentId,
                requestKey
            ]
        ]);
        return rows.map(toRefund)[0];
    }
    async lock(tx, id) {
        return (await tx.query(`SELECT ${COLUMNS} FROM refunds WHERE id = $1 FOR UPDATE`, [
            id
        ])).map(toRefund)[0];
    }
    async ofPayment(sql, paymentId) {
        const rows = await sql.query(`SELECT ${COLUMNS} FROM refunds WHERE payment_id = $1 ORDER BY id`, [
            paymentId
        ]);
        return rows.map(toRefund);
    }
    async succeed(tx, id, gatewayRefund) {
        await tx.execute(`UPDATE refunds SET state = 'SUCCEEDED', gateway_refund = $2 WHERE id = $1`, [
            id,
            gatewayRefund
        ]);
    }
    /** Reserves money of a payment for a refund; the table's checks refuse more than was captured. */ async reserve(tx, paymentId, amountMinor) {
        await tx.execute('UPDATE payments SET refund_reserved_minor = refund_reserved_minor + $2 WHERE id = $1', [
            ...[
                paymentId,
                amountMinor
            ]
        ]);
    }
    async paidBack(tx, paymentId, amountMinor) {
        await tx.execute('UPDATE payments SET refunded_minor = refunded_minor + $2 WHERE id = $1', [
            paymentId,
            amountMinor
        ]);
    }
    async lease(sql, limit) {
        const rows = await sql.query(`UPDATE refunds SET tries = tries + 1,
              next_attempt_at = clock_timestamp() + $2 * least(power(2, tries), 10) * interval '1 second'
        WHERE id IN (SELECT id FROM refunds WHERE state = 'REQUESTED' AND next_attempt_at <= clock_timestamp()
                      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`, [
            limit,
            LEASE_SECONDS
        ]);
        return rows.map(toRefund);
    }
}
RefundsStore = _ts_decorate([
    Injectable()
], RefundsStore);
function toRefund(row) {
    return {
        ...row,
        amountMinor: fromMinor(row.amountMinor)
    };
}

//# sourceMappingURL=refunds.store.js.map
