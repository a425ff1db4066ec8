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
import { SeatDirectories } from '../inventory/index.js';
import { invariant } from '../platform/assert.js';
export class HoldQuotes {
    directories;
    constructor(directories){
        this.directories = directories;
    }
    async of(performanceId, ordinals) {
        const { seats } = await this.directories.of(performanceId);
        const tiers = await this.directories.tiersOf(performanceId);
        let currency = '';
        const held = ordinals.map((ordinal)=>{
            const seat = seats[ordinal];
            const tier = tiers.get(seat?.priceTierId ?? '');
            invariant(seat !== undefined && tier !== undefined, 'a seat that can be picked has a price');
            currency = tier.price.currency;
            const { seatId, section, row, seat: label } = seat;
            return {
                o: ordinal,
                seatId,
                section,
                row,
                seat: label,
                tierId: tier.id,
                price: tier.price.amount,
                fees: tier.fees.amount
            };
        });
        return {
            seats: held,
            currency
        };
    }
}
HoldQuotes = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories
    ])
], HoldQuotes);

//# sourceMappingURL=hold-quotes.js.map
