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
import { PerformancesService } from '../../events/index.js';
import { PaymentProvider } from '../../payments/index.js';
import { bookDisagreements, gatewayDisagreements } from './reconciliation.rules.js';
import { ReconciliationStore } from './reconciliation.store.js';
const PAYMENTS_A_CALL = 500;
export class ReconciliationService {
    performances;
    store;
    provider;
    constructor(performances, store, provider){
        this.performances = performances;
        this.store = store;
        this.provider = provider;
    }
    /** @throws not-found; and what the gateway throws when it cannot be asked */ async of(performanceId) {
        await this.performances.get(performanceId);
        const seats = await this.store.unmatchedSeats(performanceId);
        const before = await this.store.payments(performanceId);
        const intents = await this.intentsOf(before);
        const still = await this.unchanged(performanceId, before);
        return [
            ...seats.map(({ seatId, reference })=>reference === null ? {
                    kind: 'seat-without-booking',
                    subject: `seat:${seatId}`,
                    detail: 'It is sold, and in no booking.'
                } : {
                    kind: 'booking-without-seat',
                    subject: `booking:${reference}`,
                    detail: `Its seat ${seatId} is not sold to it.`
                }),
            ...still.flatMap((payment)=>bookDisagreements(payment)),
            ...still.flatMap((payment)=>gatewayDisagreements(payment, intents.get(payment.id) ?? []))
        ];
    }
    async intentsOf(payments) {
        const byPayment = new Map();
        for(let start = 0; start < payments.length; start += PAYMENTS_A_CALL){
            const part = payments.slice(start, start + PAYMENTS_A_CALL);
            for (const intent of (await this.provider.list(part.map(({ id })=>id)))){
                const { paymentId = '' } = intent.metadata;
                byPayment.set(paymentId, [
                    ...byPayment.get(paymentId) ?? [],
                    intent
                ]);
            }
        }
        return byPayment;
    }
    /** What moved while the gateway was asked would look like a fault: only what stood still is compared. */ async unchanged(performanceId, before) {
        const now = new Map((await this.store.payments(performanceId)).map((payment)=>[
                payment.id,
                payment
            ]));
        return before.filter((payment)=>now.get(payment.id)?.updatedAt.getTime() === payment.updatedAt.getTime());
    }
}
ReconciliationService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof ReconciliationStore === "undefined" ? Object : ReconciliationStore,
        typeof PaymentProvider === "undefined" ? Object : PaymentProvider
    ])
], ReconciliationService);

//# sourceMappingURL=reconciliation.service.js.map
