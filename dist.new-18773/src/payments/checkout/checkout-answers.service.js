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
import { BookingsService, seatsLost } from '../../bookings/index.js';
import { holdExpired } from '../../holds/index.js';
import { DomainError } from '../../platform/problem.js';
import { isBooked } from '../payment.js';
import { paymentDeclined } from '../payments.problems.js';
import { PaymentsService } from '../payments.service.js';
import { CheckoutService } from './checkout.service.js';
import { fingerprintOf, IdempotencyService } from './idempotency.service.js';
/** What is said again, word for word, when the same key comes back. */ const FINAL_PROBLEMS = [
    paymentDeclined,
    seatsLost,
    holdExpired
];
export class CheckoutAnswers {
    checkout;
    keys;
    payments;
    bookings;
    constructor(checkout, keys, payments, bookings){
        this.checkout = checkout;
        this.keys = keys;
        this.payments = payments;
        this.bookings = bookings;
    }
    /**
   * @returns the answer and whether it was given before
   * @throws in-progress, idempotency-key-reused, and every refusal that is not final
   */ async pay(shopperId, request, keyText) {
        const key = {
            owner: shopperId,
            key: keyText
        };
        const begun = await this.keys.begin(key, fingerprintOf(request));
        if ('replay' in begun) return {
            answer: fromStored(begun.replay),
            isReplay: true
        };
        try {
            const answer = await this.answer(shopperId, request, key, begun.resume);
            await this.remember(key, answer);
            return {
                answer,
                isReplay: false
            };
        } catch (error) {
            if (error instanceof DomainError && FINAL_PROBLEMS.includes(error.problem)) {
                const answer = {
                    kind: 'refused',
                    error
                };
                await this.remember(key, answer);
                return {
                    answer,
                    isReplay: false
                };
            }
            await this.keys.release(key);
            throw error;
        }
    }
    /** Where a payment of this shopper stands. @throws not-found */ async ofPayment(paymentId, shopperId) {
        const payment = await this.payments.ofShopper(paymentId, shopperId);
        return {
            payment,
            answer: await this.answerOf(payment, payment.attemptNo)
        };
    }
    async answer(shopperId, request, key, resume) {
        if (resume !== undefined) {
            // The key's own attempt, begun before: its end is looked up, nothing is sent again.
            const payment = await this.payments.advance(resume.paymentId);
            return this.answerOf(payment, resume.attemptNo);
        }
        const { payment, attemptNo } = await this.checkout.pay(shopperId, request, key);
        return this.answerOf(payment, attemptNo);
    }
    async answerOf(payment, attemptNo) {
        if (isBooked(payment.state)) {
            const booking = await this.bookings.ofPayment(payment.id);
            if (booking !== undefined) return {
                kind: 'confirmed',
                booking: this.confirmed(booking)
            };
        }
        const error = refusalOf(payment, attemptNo);
        if (error !== undefined) return {
            kind: 'refused',
            error
        };
        return {
            kind: 'pending',
            paymentId: payment.id,
            nextAction: payment.nextAction
        };
    }
    confirmed(booking) {
        const accessToken = this.bookings.accessTokenOf(booking.id);
        return {
            reference: booking.reference,
            status: booking.status,
            seats: booking.seats.map(({ seatId, section, row, seat, tierId, price, fees })=>({
                    ...{
                        seatId,
                        section,
                        row,
                        seat,
                        tierId,
                        price,
                        fees
                    }
                })),
            total: booking.total,
            fees: booking.fees,
            ticketsUrl: `/bookings/${booking.reference}?token=${accessToken}`,
            accessToken
        };
    }
    async remember(key, answer) {
        const stored = toStored(answer);
        if (stored === undefined) await this.keys.release(key);
        else await this.keys.finish(key, stored);
    }
}
CheckoutAnswers = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof CheckoutService === "undefined" ? Object : CheckoutService,
        typeof IdempotencyService === "undefined" ? Object : IdempotencyService,
        typeof PaymentsService === "undefined" ? Object : PaymentsService,
        typeof BookingsService === "undefined" ? Object : BookingsService
    ])
], CheckoutAnswers);
function refusalOf(payment, attemptNo) {
    if (payment.attemptNo > attemptNo || payment.state === 'DECLINED') return new DomainError(paymentDeclined);
    if (payment.state === 'VOIDED' || payment.state === 'VOID_PENDING') {
        if (payment.reason === 'seats-lost') return new DomainError(seatsLost);
        if (payment.reason === 'declined') return new DomainError(paymentDeclined);
        return payment.state === 'VOIDED' ? new DomainError(holdExpired) : undefined;
    }
    const isOver = [
        'CAPTURE_FAILED',
        'REFUND_PENDING',
        'REFUNDED'
    ].includes(payment.state);
    return isOver ? new DomainError(seatsLost) : undefined;
}
function toStored(answer) {
    switch(answer.kind){
        case 'confirmed':
            return {
                status: 201,
                body: {
                    ...answer.booking
                }
            };
        case 'refused':
            {
                const { problem, message, extra } = answer.error;
                if (!FINAL_PROBLEMS.includes(problem)) return undefined;
                return {
                    status: problem.status,
                    body: {
                        code: problem.code,
                        detail: message,
                        extra
                    }
                };
            }
        case 'pending':
            return undefined;
    }
}
function fromStored({ status, body }) {
    if (status === 201) return {
        kind: 'confirmed',
        booking: body
    };
    const problem = FINAL_PROBLEMS.find((one)=>one.code === body['code']) ?? holdExpired;
    const error = new DomainError(problem, {
        detail: String(body['detail']),
        extra: body['extra']
    });
    return {
        kind: 'refused',
        error
    };
}

//# sourceMappingURL=checkout-answers.service.js.map
