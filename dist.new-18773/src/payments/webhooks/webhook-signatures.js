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
import { createHmac } from 'node:crypto';
import { SignedTokens, sameText } from '../../platform/security/signed-tokens.js';
const PURPOSE = 'sandbox-webhooks';
/** A signature that is older or younger than this is refused, so that an overheard one cannot be played again later. */ const TOLERANCE_MS = 300_000;
export class WebhookSignatures {
    secret;
    constructor(tokens){
        this.secret = tokens.derive(PURPOSE, 'secret');
    }
    sign(body, nowMs) {
        const seconds = Math.floor(nowMs / 1000);
        return `t=${seconds},v1=${this.mac(seconds, body)}`;
    }
    /** @param body the bytes as they came; a body that was parsed and written again is another body */ isValid(header, body, nowMs) {
        const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
        const seconds = Number(parts?.[1]);
        const mac = parts?.[2];
        if (mac === undefined || Math.abs(nowMs - seconds * 1000) > TOLERANCE_MS) return false;
        return sameText(mac, this.mac(seconds, body.toString('utf8')));
    }
    mac(seconds, body) {
        return createHmac('sha256', this.secret).update(`${seconds}.${body}`).digest('hex');
    }
}
WebhookSignatures = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SignedTokens === "undefined" ? Object : SignedTokens
    ])
], WebhookSignatures);

//# sourceMappingURL=webhook-signatures.js.map
