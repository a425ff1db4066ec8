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
import { v5 as uuidFrom } from 'uuid';
import { BookingsService } from '../../bookings/index.js';
import { PerformanceSeatsService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';
/** Any fixed UUID: ids of past sales are derived below it. */ const NAMESPACE = '6f0b0a52-6c1c-4a44-9f0e-3f1d4f6f8a10';
const CLAIM_MS = 60_000;
const RECORD_MS = 30_000;
export class PastSalesService {
    database;
    store;
    provider;
    seats;
    bookings;
    clock;
    constructor(database, store, provider, seats, bookings, clock){
        this.database = database;
        this.store = store;
        this.provider = provider;
        this.seats = seats;
        this.bookings = bookings;
        this.clock = clock;
    }
    /** @returns whether it was recorded now; false when it was before, or when a seat is no longer free */ async record(past) {
        const paymentId = uuidFrom(`${past.performanceId}:${past.key}`, NAMESPACE);
        if (await this.store.find(this.database.primary, paymentId) !== undefined) return false;
        const { key: _, paymentMethod, ...rest } = past;
        const sale = {
            ...rest,
            paymentId,
            holdId: `past:${paymentId}`,
            isQuiet: true
        };
        const amount = sale.seats.reduce((sum, seat)=>sum + seat.price + seat.fees, 0);
        const intentId = await this.charge(sale, amount, paymentMethod);
        try {
            await this.write(sale, amount, {
                intentId,
                paymentMethod
            });
            return true;
        } catch (error) {
            if (!(error instanceof SeatsGone)) throw error;
            await this.provider.refund(intentId, amount, `p:${paymentId}:refund:past`);
            return false;
        }
    }
    async charge(sale, amount, paymentMethod) {
        const { paymentId, holdId, currency } = sale;
        const { id } = await this.provider.create({
            paymentId,
            holdId,
            amount,
            currency
        }, `p:${paymentId}:create`);
        await this.provider.confirm(id, paymentMethod, '', `p:${paymentId}:confirm:1`);
        await this.provider.capture(id, `p:${paymentId}:capture`);
        return id;
    }
    write(sale, amount, { intentId, paymentMethod }) {
        const { paymentId, performanceId, shopperId, buyer, currency, seats } = sale;
        const until = new Date(this.clock.ms() + CLAIM_MS);
        return this.database.run(async (tx)=>{
            const lost = await this.seats.claim(tx, {
                ...{
                    performanceId,
                    shopperId,
                    claimId: paymentId,
                    pinMs: CLAIM_MS,
                    holdExpiresAt: until
                },
                ordinals: seats.map((seat)=>seat.o)
            });
            if (lost.length > 0) throw new SeatsGone();
            await this.store.insert(tx, {
                ...{
                    id: paymentId,
                    holdId: sale.holdId,
                    performanceId,
                    shopperId,
                    amountMinor: amount,
                    currency
                },
                ...{
                    paymentMethod,
                    quote: {
                        seats: []
                    },
                    deadlineAt: until
                },
                ...{
                    buyerName: buyer.name,
                    buyerEmail: buyer.email
                }
            });
            const booking = await this.bookings.confirm(tx, sale);
            if (booking === undefined) throw new SeatsGone();
            const paid = {
                state: 'CAPTURED',
                gatewayIntent: intentId,
                capturedMinor: amount
            };
            await this.store.change(tx, paymentId, [
                'INIT'
            ], paid);
            await this.store.record(tx, paymentId, 'captured', amount, currency);
            await this.store.note(tx, paymentId, 'captured', {
                reference: booking.reference
            });
        }, RECORD_MS);
    }
}
PastSalesService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PaymentsStore === "undefined" ? Object : PaymentsStore,
        typeof PaymentProvider === "undefined" ? Object : PaymentProvider,
        typeof PerformanceSeatsService === "undefined" ? Object : PerformanceSeatsService,
        typeof BookingsService === "undefined" ? Object : BookingsService,
        typeof Clock === "undefined" ? Object : Clock
    ])
], PastSalesService);
let SeatsGone = class SeatsGone extends Error {
};

//# sourceMappingURL=past-sales.service.js.map
