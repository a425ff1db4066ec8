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
import { v7 as uuid } from 'uuid';
import { BookingsService } from '../../bookings/index.js';
import { Database } from '../../platform/database/index.js';
import { JobRegistry, Outbox } from '../../platform/jobs/index.js';
import { DomainError } from '../../platform/problem.js';
import { REFUND_WITHOUT_BOOKING } from '../payment-steps.js';
import { refundNotPossible } from '../payments.problems.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';
import { RefundsStore } from './refunds.store.js';
const WORK_REFUNDS = 'payment.refund';
/** Sent when money went back; listeners find the refund by `refundId`. */ export const REFUNDED = 'payment.refunded';
const AUTOMATIC = 'auto_no_booking';
export class RefundsService {
    database;
    store;
    payments;
    bookings;
    provider;
    outbox;
    jobs;
    logger = new Logger(RefundsService.name);
    constructor(database, store, payments, bookings, provider, outbox, jobs){
        this.database = database;
        this.store = store;
        this.payments = payments;
        this.bookings = bookings;
        this.provider = provider;
        this.outbox = outbox;
        this.jobs = jobs;
    }
    onModuleInit() {
        this.jobs.on(WORK_REFUNDS, 'pay refunds out', async (payload)=>{
            await this.workOff(Number(payload['limit'] ?? 1));
        });
        this.jobs.on(REFUND_WITHOUT_BOOKING, 'refund a payment without a booking', async (payload)=>{
            await this.refundWithoutBooking(payload['paymentId']);
        });
    }
    /**
   * Takes seats of a booking back and their money to the buyer. The same key again returns the same refund.
   * @throws refund-not-possible
   */ refund(booking, request) {
        return this.database.run((tx)=>this.refundIn(tx, booking, request));
    }
    /** The same in a transaction of the caller, which may write more along with it. */ async refundIn(tx, booking, request) {
        const payment = await this.payments.lock(tx, booking.paymentId);
        const before = await this.store.findByKey(tx, payment.id, request.key);
        if (before !== undefined) return before;
        const current = await this.bookings.ofPayment(payment.id, tx);
        const wanted = (current?.seats ?? []).filter((seat)=>seat.cancelledAt === null && (request.seatIds?.includes(seat.seatId) ?? true));
        const isWhole = request.seatIds === undefined || wanted.length === new Set(request.seatIds).size;
        if (current === undefined || wanted.length === 0 || !isWhole || payment.state !== 'CAPTURED') {
            throw new DomainError(refundNotPossible);
        }
        const amountMinor = wanted.reduce((sum, seat)=>sum + seat.price.amount + seat.fees.amount, 0);
        await this.bookings.giveBack(tx, current, wanted.map((seat)=>seat.ordinal), request.reason);
        return this.request(tx, payment.id, amountMinor, request.reason, request.key);
    }
    ofPayment(paymentId) {
        return this.store.ofPayment(this.database.primary, paymentId);
    }
    /** Asks the provider for what is due and books what it paid. Runs again for whatever did not come through. */ async workOff(limit) {
        for (const refund of (await this.store.lease(this.database.primary, limit))){
            try {
                await this.payOut(refund);
            } catch (error) {
                this.logger.warn(`Refund ${refund.id} waits: ${String(error)}`);
            }
        }
    }
    async refundWithoutBooking(paymentId) {
        await this.database.run(async (tx)=>{
            const payment = await this.payments.lock(tx, paymentId);
            const isDone = await this.store.findByKey(tx, paymentId, AUTOMATIC) !== undefined;
            if (payment.state !== 'REFUND_PENDING' || isDone) return;
            await this.request(tx, paymentId, payment.capturedMinor, AUTOMATIC, AUTOMATIC);
        });
    }
    async request(tx, paymentId, amountMinor, reason, key) {
        const id = uuid();
        if (amountMinor > 0) {
            await this.store.reserve(tx, paymentId, amountMinor);
            await this.store.insert(tx, {
                id,
                paymentId,
                amountMinor,
                reason,
                requestKey: key
            });
            await this.outbox.add(tx, WORK_REFUNDS, {
                limit: 1
            });
        }
        await this.payments.note(tx, paymentId, 'refund-requested', {
            amount: amountMinor,
            reason
        });
        return await this.store.lock(tx, id) ?? freeRefund(id, paymentId, reason);
    }
    async payOut(refund) {
        const payment = await this.payments.find(this.database.primary, refund.paymentId);
        if (payment === undefined || payment.gatewayIntent === null) return;
        const paid = await this.provider.refund(payment.gatewayIntent, refund.amountMinor, `p:${payment.id}:refund:${refund.id}`);
        await this.database.run(async (tx)=>{
            const current = await this.payments.lock(tx, payment.id);
            const row = await this.store.lock(tx, refund.id);
            if (row?.state !== 'REQUESTED') return;
            await this.store.succeed(tx, refund.id, paid.id);
            await this.store.paidBack(tx, payment.id, refund.amountMinor);
            await this.payments.record(tx, payment.id, 'refunded', refund.amountMinor, payment.currency);
            await this.payments.note(tx, payment.id, 'refunded', {
                amount: refund.amountMinor
            });
            if (current.state === 'REFUND_PENDING') {
                await this.payments.change(tx, payment.id, [
                    'REFUND_PENDING'
                ], {
                    state: 'REFUNDED'
                });
            }
            await this.outbox.add(tx, REFUNDED, {
                refundId: refund.id,
                paymentId: payment.id,
                amountMinor: refund.amountMinor
            });
        });
    }
}
RefundsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof RefundsStore === "undefined" ? Object : RefundsStore,
        typeof PaymentsStore === "undefined" ? Object : PaymentsStore,
        typeof BookingsService === "undefined" ? Object : BookingsService,
        typeof PaymentProvider === "undefined" ? Object : PaymentProvider,
        typeof Outbox === "undefined" ? Object : Outbox,
        typeof JobRegistry === "undefined" ? Object : JobRegistry
    ])
], RefundsService);
/** Seats that cost nothing are given back without any money. */ function freeRefund(id, paymentId, reason) {
    return {
        id,
        paymentId,
        amountMinor: 0,
        reason,
        state: 'SUCCEEDED',
        createdAt: new Date(0)
    };
}

//# sourceMappingURL=refunds.service.js.map
