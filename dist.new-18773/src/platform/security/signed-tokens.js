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
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { invariant } from '../assert.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
const KEY_BYTES = 32;
/** 128 bits of the MAC: beyond guessing, and short enough for an address. */ const MAC_BYTES = 16;
export class SignedTokens {
    config;
    clock;
    keys = new Map();
    constructor(config, clock){
        this.config = config;
        this.clock = clock;
    }
    issue(purpose, subject, lifetimeSeconds) {
        const expiresAt = Math.floor(this.clock.ms() / 1000) + lifetimeSeconds;
        const body = `${Buffer.from(subject).toString('base64url')}.${expiresAt.toString(36)}`;
        return {
            token: `${body}.${this.mac(purpose, body)}`,
            expiresAt: new Date(expiresAt * 1000)
        };
    }
    /** @returns the subject, or undefined for a token that is forged, foreign or over */ verify(purpose, token) {
        const [subject, end, mac, ...rest] = token.split('.');
        if (subject === undefined || end === undefined || mac === undefined || rest.length > 0) return undefined;
        if (!sameText(mac, this.mac(purpose, `${subject}.${end}`))) return undefined;
        const expiresAt = Number.parseInt(end, 36) * 1000;
        if (!(expiresAt > this.clock.ms())) return undefined;
        return {
            subject: Buffer.from(subject, 'base64url').toString('utf8'),
            expiresAt: new Date(expiresAt)
        };
    }
    /** A secret that is always the same for the same subject: nothing to store, nothing to leak from a table. */ derive(purpose, subject) {
        return this.mac(purpose, subject);
    }
    mac(purpose, text) {
        const digest = createHmac('sha256', this.key(purpose)).update(text).digest();
        return digest.subarray(0, MAC_BYTES).toString('base64url');
    }
    key(purpose) {
        const present = this.keys.get(purpose);
        if (present !== undefined) return present;
        const secret = this.config.secretKey;
        invariant(secret !== undefined, 'the secret key is known before the app starts');
        const key = Buffer.from(hkdfSync('sha256', secret, 'frontrow', purpose, KEY_BYTES));
        this.keys.set(purpose, key);
        return key;
    }
}
SignedTokens = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Config === "undefined" ? Object : Config,
        typeof Clock === "undefined" ? Object : Clock
    ])
], SignedTokens);
/** Compares without telling by its duration how much of the text was right. */ export function sameText(a, b) {
    const left = Buffer.from(a);
    const right = Buffer.from(b);
    return left.length === right.length && timingSafeEqual(left, right);
}

//# sourceMappingURL=signed-tokens.js.map
