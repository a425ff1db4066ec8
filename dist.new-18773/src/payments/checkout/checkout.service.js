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
import { seatsLost } from '../../bookings/index.js';
import { PerformancesService } from '../../events/index.js';
import { holdExpired, HoldsService, paymentInProgress, totalOf } from '../../holds/index.js';
import { PerformanceSeatsService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, violatedConstraint } from '../../platform/database/index.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { isBooked } from '../payment.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';
import { PaymentAttempts } from './attempts.js';
import { IdempotencyStore } from './idempotency.store.js';
/** How long seats stay claimed for a payment at least, from the click on. */ const PIN_MS = 3 * 60_000;
const ONE_PAYMENT = 'one_live_payment_per_hold';
export class CheckoutService {
    database;
    payments;
    keys;
    holds;
    seats;
    performances;
    provider;
    attempts;
    clock;
    logger = new Logger(CheckoutService.name);
    constructor(database, payments, keys, holds, seats, performances, provider, attempts, clock){
        this.database = database;
        this.payments = payments;
        this.keys = keys;
        this.holds = holds;
        this.seats = seats;
        this.performances = performances;
        this.provider = provider;
        this.attempts = attempts;
        this.clock = clock;
    }
    /**
   * @returns the payment after this attempt, as far as it came in time, and the number of the attempt
   * @throws hold-expired, seats-lost, payment-in-progress, invalid-request
   */ async pay(shopperId, request, key) {
        if (!this.provider.accepts(request.paymentMethod)) {
            throw new DomainError(invalidRequest, {
                detail: `paymentMethod: ${request.paymentMethod} is not accepted here.`
            });
        }
        const live = await this.payments.liveOfHold(this.database.primary, request.holdId);
        const begun = live === undefined ? await this.begin(shopperId, request, key) : await this.goOn(shopperId, live, request, key);
        const { attemptNo } = begun;
        return {
            payment: await this.attempts.make(begun),
            attemptNo
        };
    }
    /** T1: seats claimed, payment written down, key attached. From here on nobody else can pay for these seats. */ async begin(shopperId, request, key) {
        const hold = await this.holds.get(request.holdId, shopperId);
        const id = uuid();
        try {
            await this.database.run((tx)=>this.claim(tx, id, hold, request, key));
        } catch (error) {
            if (violatedConstraint(error) === ONE_PAYMENT) throw new DomainError(paymentInProgress);
            throw error;
        }
        await this.pin(hold, id);
        return this.read(id);
    }
    async claim(tx, id, hold, request, key) {
        const performance = await this.performances.get(hold.performanceId, tx);
        if (performance.status === 'cancelled') {
            throw new DomainError(holdExpired, {
                detail: 'This performance was cancelled. You have not been charged.'
            });
        }
        const deadlineAt = new Date(Math.max(hold.expiresAt, this.clock.ms() + PIN_MS));
        await this.payments.insert(tx, {
            ...{
                id,
                holdId: hold.id,
                performanceId: hold.performanceId,
                shopperId: hold.shopperId
            },
            ...{
                amountMinor: totalOf(hold).amount,
                currency: hold.currency,
                paymentMethod: request.paymentMethod
            },
            ...{
                quote: {
                    seats: hold.seats
                },
                buyerName: request.buyer.name,
                buyerEmail: request.buyer.email,
                deadlineAt
            }
        });
        const lost = await this.seats.claim(tx, {
            performanceId: hold.performanceId,
            claimId: id,
            shopperId: hold.shopperId,
            ordinals: hold.seats.map((seat)=>seat.o),
            pinMs: PIN_MS,
            holdExpiresAt: new Date(hold.expiresAt)
        });
        if (lost.length > 0) {
            const seatIds = hold.seats.filter((seat)=>lost.includes(seat.o)).map((seat)=>seat.seatId);
            throw new DomainError(seatsLost, {
                extra: {
                    seatIds
                }
            });
        }
        await this.payments.note(tx, id, 'begun', {
            amount: totalOf(hold).amount,
            currency: hold.currency
        });
        await this.keys.attach(tx, key, id, 1);
    }
    /** Another key with another card: the same payment's next attempt, if it waits for one. */ async goOn(shopperId, live, request, key) {
        // Somebody else's hold is told apart by nothing but its owner.
        if (live.shopperId !== shopperId) await this.holds.get(request.holdId, shopperId);
        if (isBooked(live.state)) {
            throw new DomainError(holdExpired, {
                detail: 'These seats are booked already; you were charged once.'
            });
        }
        await this.database.run(async (tx)=>{
            const payment = await this.payments.lock(tx, live.id);
            if (payment.state !== 'PI') throw new DomainError(paymentInProgress);
            await this.keys.attach(tx, key, payment.id, payment.attemptNo);
        });
        const hold = await this.holds.get(request.holdId, shopperId).catch(()=>undefined);
        if (hold !== undefined) await this.pin(hold, live.id);
        return {
            ...await this.read(live.id),
            paymentMethod: request.paymentMethod
        };
    }
    /** The claim in Postgres is what holds the seats now; the pin in Redis only keeps the picture true. */ async pin(hold, paymentId) {
        await this.holds.pin(hold, paymentId, PIN_MS).catch((error)=>{
            this.logger.warn(`Hold ${hold.id} could not be pinned: ${String(error)}`);
        });
    }
    async read(id) {
        return this.database.run((tx)=>this.payments.lock(tx, id));
    }
}
CheckoutService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof PaymentsStore === "undefined" ? Object : PaymentsStore,
        typeof IdempotencyStore === "undefined" ? Object : IdempotencyStore,
        typeof HoldsService === "undefined" ? Object : HoldsService,
        typeof PerformanceSeatsService === "undefined" ? Object : PerformanceSeatsService,
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof PaymentProvider === "undefined" ? Object : PaymentProvider,
        typeof PaymentAttempts === "undefined" ? Object : PaymentAttempts,
        typeof Clock === "undefined" ? Object : Clock
    ])
], CheckoutService);

//# sourceMappingURL=checkout.service.js.map
