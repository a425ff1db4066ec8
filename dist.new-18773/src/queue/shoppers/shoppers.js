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
import { v7 as uuid } from 'uuid';
import { Config } from '../../platform/config/config.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
const PURPOSE = 'shopper';
const LIFETIME_SECONDS = 24 * 60 * 60;
const BEARER = /^Bearer ([\w.-]+)$/;
export class Shoppers {
    tokens;
    cookieName;
    isSecure;
    constructor(tokens, config){
        this.tokens = tokens;
        this.isSecure = config.publicUrl.startsWith('https:');
        this.cookieName = this.isSecure ? '__Host-shopper' : 'shopper';
    }
    /** The shopper of a request: by its Authorization header, else by its cookie. */ of(request) {
        const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
        const token = bearer ?? request.cookies[this.cookieName];
        return token === undefined ? undefined : this.tokens.verify(PURPOSE, token)?.subject;
    }
    /** A token for this shopper, or for a new one. */ issue(shopperId = uuid()) {
        return {
            shopperId,
            ...this.tokens.issue(PURPOSE, shopperId, LIFETIME_SECONDS)
        };
    }
    /** Lets the browser carry the token. Lax, so that it comes along on the way back from 3-D Secure. */ remember(reply, { token }) {
        void reply.setCookie(this.cookieName, token, {
            path: '/',
            httpOnly: true,
            sameSite: 'lax',
            secure: this.isSecure,
            maxAge: LIFETIME_SECONDS
        });
    }
}
Shoppers = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof SignedTokens === "undefined" ? Object : SignedTokens,
        typeof Config === "undefined" ? Object : Config
    ])
], Shoppers);

//# sourceMappingURL=shoppers.js.map
