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
import { createParamDecorator, Injectable } from '@nestjs/common';
import { unauthorized } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { Shoppers } from './shoppers.js';
export class ShopperGuard {
    shoppers;
    constructor(shoppers){
        this.shoppers = shoppers;
    }
    canActivate(context) {
        const request = context.switchToHttp().getRequest();
        const shopperId = this.shoppers.of(request);
        if (shopperId === undefined) {
            throw new DomainError(unauthorized, {
                detail: 'Send a shopper token. POST /api/v1/performances/{id}/admissions gives one.'
            });
        }
        request.shopperId = shopperId;
        return true;
    }
}
ShopperGuard = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Shoppers === "undefined" ? Object : Shoppers
    ])
], ShopperGuard);
/** The shopper that the guard let through. */ export const ShopperId = createParamDecorator((_, context)=>{
    const { shopperId } = context.switchToHttp().getRequest();
    if (shopperId === undefined) throw new DomainError(unauthorized);
    return shopperId;
});

//# sourceMappingURL=shopper.guard.js.map
