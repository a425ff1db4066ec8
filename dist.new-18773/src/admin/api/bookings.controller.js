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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Body, Controller, Get, Header, Headers, Param, Post, Query } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { checkKey, PaymentsService, RefundsService } from '../../payments/index.js';
import { Actor } from '../access/api-token.guard.js';
import { AdminActs } from '../audit/admin-acts.js';
import { RefundForm } from './bookings.forms.js';
import { BookingsQuery } from './catalogue.forms.js';
const DEFAULT_REASON = 'Refunded by the organizer';
export class AdminBookingsController {
    bookings;
    payments;
    refunds;
    acts;
    constructor(bookings, payments, refunds, acts){
        this.bookings = bookings;
        this.payments = payments;
        this.refunds = refunds;
        this.acts = acts;
    }
    async list({ performanceId, q, cursor, limit }) {
        const page = await this.bookings.list({
            performanceId,
            q,
            before: cursor,
            limit
        });
        return {
            items: page.items.map(toBookingView),
            nextCursor: page.nextCursor
        };
    }
    async show(reference) {
        const booking = await this.bookings.byReference(reference);
        const timeline = await this.payments.timeline(booking.paymentId);
        return {
            ...toBookingView(booking),
            timeline
        };
    }
    /** Gives seats back to the sale and their money to the buyer. The same key again answers the same refund. */ async refund(reference, form, presented, actor) {
        const key = checkKey(presented);
        const booking = await this.bookings.byReference(reference);
        const reason = form.reason ?? DEFAULT_REASON;
        const detail = {
            reason,
            key,
            ...form.seatIds === undefined ? {} : {
                seatIds: form.seatIds
            }
        };
        let refund;
        await this.acts.run({
            actor,
            action: 'booking.refunded',
            id: booking.reference,
            detail
        }, async (tx)=>{
            refund = await this.refunds.refundIn(tx, booking, {
                seatIds: form.seatIds,
                reason,
                key
            });
        });
        return {
            id: refund?.id,
            bookingReference: booking.reference,
            amount: {
                amount: refund?.amountMinor,
                currency: booking.total.currency
            },
            reason: refund?.reason,
            state: refund?.state.toLowerCase(),
            createdAt: refund?.createdAt.toISOString()
        };
    }
}
_ts_decorate([
    Get(),
    Header('cache-control', 'no-store'),
    _ts_param(0, Query()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof BookingsQuery === "undefined" ? Object : BookingsQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminBookingsController.prototype, "list", null);
_ts_decorate([
    Get(':reference'),
    Header('cache-control', 'no-store'),
    _ts_param(0, Param('reference')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminBookingsController.prototype, "show", null);
_ts_decorate([
    Post(':reference/refunds'),
    Header('cache-control', 'no-store'),
    _ts_param(0, Param('reference')),
    _ts_param(1, Body()),
    _ts_param(2, Headers('idempotency-key')),
    _ts_param(3, Actor()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        typeof RefundForm === "undefined" ? Object : RefundForm,
        Object,
        String
    ]),
    _ts_metadata("design:returntype", Promise)
], AdminBookingsController.prototype, "refund", null);
AdminBookingsController = _ts_decorate([
    Controller('api/v1/admin/bookings'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof BookingsService === "undefined" ? Object : BookingsService,
        typeof PaymentsService === "undefined" ? Object : PaymentsService,
        typeof RefundsService === "undefined" ? Object : RefundsService,
        typeof AdminActs === "undefined" ? Object : AdminActs
    ])
], AdminBookingsController);
function toBookingView(booking) {
    const { reference, performanceId, paymentId, holdId, buyer, status, total, fees, seats } = booking;
    return {
        ...{
            reference,
            performanceId,
            paymentId,
            holdId,
            buyer,
            status,
            total,
            fees
        },
        createdAt: booking.createdAt.toISOString(),
        cancelledAt: booking.cancelledAt?.toISOString() ?? null,
        seats: seats.map(({ seatId, section, row, seat, tierId, price, fees: seatFees, cancelledAt })=>({
                ...{
                    seatId,
                    section,
                    row,
                    seat,
                    tierId,
                    price
                },
                fees: seatFees,
                cancelledAt: cancelledAt?.toISOString() ?? null
            }))
    };
}

//# sourceMappingURL=bookings.controller.js.map
