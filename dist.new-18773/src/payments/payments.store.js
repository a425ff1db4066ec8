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
import { invariant } from '../platform/assert.js';
import { fromMinor } from '../platform/money/money.js';
import { LIVE_STATES } from './payment.js';
const COLUMNS = `id, hold_id AS "holdId", performance_id AS "performanceId", shopper_id AS "shopperId", state,
  amount_minor AS "amountMinor", currency, captured_minor AS "capturedMinor",
  refund_reserved_minor AS "refundReservedMinor", refunded_minor AS "refundedMinor",
  gateway_intent AS "gatewayIntent", attempt_no AS "attemptNo", payment_method AS "paymentMethod", reason,
  next_action AS "nextAction", quote, buyer_name AS "buyerName", buyer_email AS "buyerEmail",
  deadline_at AS "deadlineAt", needs_review AS "needsReview", tries, created_at AS "createdAt"`;
const SETTABLE = {
    state: 'state',
    reason: 'reason',
    gatewayIntent: 'gateway_intent',
    attemptNo: 'attempt_no',
    paymentMethod: 'payment_method',
    nextAction: 'next_action',
    capturedMinor: 'captured_minor',
    deadlineAt: 'deadline_at',
    needsReview: 'needs_review'
};
const UNSETTLED = `('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`;
const LEASE_SECONDS = 30;
export class PaymentsStore {
    async insert(tx, payment) {
        await tx.execute(`INSERT INTO payments (id, hold_id, performance_id, shopper_id, amount_minor, currency, payment_method, quote,
                             buyer_name, buyer_email, deadline_at, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp() + interval '30 seconds')`, [
            ...[
                payment.id,
                payment.holdId,
                payment.performanceId,
                payment.shopperId,
                payment.amountMinor
            ],
            ...[
                payment.currency,
                payment.paymentMethod,
                JSON.stringify(payment.quote)
            ],
            ...[
                payment.buyerName,
                payment.buyerEmail,
                payment.deadlineAt
            ]
        ]);
    }
    async find(sql, id) {
        return first(await sql.query(`SELECT ${COLUMNS} FROM payments WHERE id = $1`, [
            id
        ]));
    }
    /** Reads the payment and keeps others from changing it until the end of the transaction. */ async lock(tx, id) {
        const found = first(await tx.query(`SELECT ${COLUMNS} FROM payments WHERE id = $1 FOR UPDATE`, [
            id
        ]));
        invariant(found !== undefined, `payment ${id} exists`);
        return found;
    }
    async liveOfHold(sql, holdId) {
        return first(await sql.query(`SELECT ${COLUMNS} FROM payments WHERE hold_id = $1 AND state = ANY($2)`, [
            holdId,
            LIVE_STATES
        ]));
    }
    /** Changes a payment only while it is in one of `from`. @returns whether it was */ async change(tx, id, from, change) {
        const { lookAgainMs, ...values } = change;
        const parameters = [
            id,
            from
        ];
        const sets = Object.entries(values).map(([name, value])=>{
            parameters.push(name === 'nextAction' && value !== null ? JSON.stringify(value) : value);
            return `${SETTABLE[name]} = $${parameters.length}`;
        });
        if (lookAgainMs !== undefined) {
            parameters.push(lookAgainMs);
            sets.push(`next_attempt_at = clock_timestamp() + $${parameters.length} * interval '1 millisecond'`, 'tries = 0');
        }
        const touched = await tx.execute(`UPDATE payments SET updated_at = clock_timestamp(), ${sets.join(', ')} WHERE id = $1 AND state = ANY($2)`, parameters);
        return touched === 1;
    }
    async note(tx, paymentId, entry, detail = {}) {
        await tx.execute('INSERT INTO payment_timeline (payment_id, entry, detail) VALUES ($1, $2, $3)', [
            paymentId,
            entry,
            detail
        ]);
    }
    timeline(sql, paymentId) {
        return sql.query('SELECT at, entry, detail FROM payment_timeline WHERE payment_id = $1 ORDER BY id', [
            paymentId
        ]);
    }
    async record(tx, paymentId, kind, amountMinor, currency) {
        await tx.execute('INSERT INTO ledger (payment_id, kind, amount_minor, currency) VALUES ($1, $2, $3, $4)', [
            ...[
                paymentId,
                kind,
                amountMinor,
                currency
            ]
        ]);
    }
    /** Takes unsettled payments that are due; nobody else gets them before the lease is over. */ async lease(sql, limit) {
        const rows = await sql.query(`UPDATE payments SET lease_epoch = lease_epoch + 1, tries = tries + 1,
              next_attempt_at = clock_timestamp() + $2 * interval '1 second'
        WHERE id IN (SELECT id FROM payments WHERE state IN ${UNSETTLED} AND next_attempt_at <= clock_timestamp()
                      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id`, [
            limit,
            LEASE_SECONDS
        ]);
        return rows.map((row)=>row.id);
    }
    async lookAgain(sql, id, waitMs) {
        await sql.execute(`UPDATE payments SET next_attempt_at = clock_timestamp() + $2 * interval '1 millisecond',
              needs_review = needs_review OR created_at < clock_timestamp() - interval '24 hours'
        WHERE id = $1`, [
            id,
            waitMs
        ]);
    }
}
PaymentsStore = _ts_decorate([
    Injectable()
], PaymentsStore);
function first(rows) {
    const row = rows[0];
    if (row === undefined) return undefined;
    return {
        ...row,
        amountMinor: fromMinor(row.amountMinor),
        capturedMinor: fromMinor(row.capturedMinor),
        refundReservedMinor: fromMinor(row.refundReservedMinor),
        refundedMinor: fromMinor(row.refundedMinor)
    };
}

//# sourceMappingURL=payments.store.js.map
