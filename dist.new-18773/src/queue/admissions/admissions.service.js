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
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import { DomainError } from '../../platform/problem.js';
import { entryInvalid } from '../queue.problems.js';
import { Shoppers } from '../shoppers/shoppers.js';
const ENTRY_PURPOSE = 'queue-entry';
const ENTRY_LIFETIME_SECONDS = 24 * 60 * 60;
export class AdmissionsService {
    performances;
    tokens;
    shoppers;
    constructor(performances, tokens, shoppers){
        this.performances = performances;
        this.tokens = tokens;
        this.shoppers = shoppers;
    }
    /** @throws not-found, entry-invalid when the entry sent along is not one of this performance */ async enter(performanceId, known) {
        await this.performances.getPublished(performanceId);
        if (known !== undefined && this.tokens.verify(ENTRY_PURPOSE, known)?.subject !== performanceId) {
            throw new DomainError(entryInvalid);
        }
        const entry = known ?? this.tokens.issue(ENTRY_PURPOSE, performanceId, ENTRY_LIFETIME_SECONDS).token;
        return {
            entry,
            phase: 'open',
            epoch: 1,
            index: 1,
            rank: 1
        };
    }
    /** @throws not-found, entry-invalid */ async admit(performanceId, entry, shopperId) {
        await this.performances.getPublished(performanceId);
        if (entry !== undefined && this.tokens.verify(ENTRY_PURPOSE, entry)?.subject !== performanceId) {
            throw new DomainError(entryInvalid);
        }
        return this.shoppers.issue(shopperId);
    }
}
AdmissionsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PerformancesService === "undefined" ? Object : PerformancesService,
        typeof SignedTokens === "undefined" ? Object : SignedTokens,
        typeof Shoppers === "undefined" ? Object : Shoppers
    ])
], AdmissionsService);

//# sourceMappingURL=admissions.service.js.map
