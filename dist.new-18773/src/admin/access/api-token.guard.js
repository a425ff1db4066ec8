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
import { forbidden, unauthorized } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { ApiTokens } from './api-tokens.js';
const BEARER = /^Bearer ([\w.~+/=-]{8,256})$/;
/** Which roles may use a route of the API; undefined: it is not an admin's. */ function rolesFor(route) {
    if (route.startsWith('/api/v1/admin/') || route === '/api/v1/admin') return [
        'admin'
    ];
    if (route === '/api/v1/checkins') return [
        'admin',
        'door'
    ];
    return undefined;
}
export class ApiTokenGuard {
    tokens;
    constructor(tokens){
        this.tokens = tokens;
    }
    async canActivate(context) {
        const request = context.switchToHttp().getRequest();
        const roles = rolesFor(request.routeOptions.url ?? request.url);
        if (roles === undefined) return true;
        const presented = BEARER.exec(request.headers.authorization ?? '')?.[1];
        const token = presented === undefined ? undefined : await this.tokens.find(presented);
        if (token === undefined) {
            throw new DomainError(unauthorized, {
                detail: 'Send an API token: Authorization: Bearer <token>.'
            });
        }
        if (!roles.includes(token.role)) throw new DomainError(forbidden);
        request.actor = `token:${token.name}`;
        return true;
    }
}
ApiTokenGuard = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ApiTokens === "undefined" ? Object : ApiTokens
    ])
], ApiTokenGuard);
/** Who acts, for the audit log. */ export const Actor = createParamDecorator((_, context)=>{
    const { actor } = context.switchToHttp().getRequest();
    if (actor === undefined) throw new DomainError(unauthorized);
    return actor;
});

//# sourceMappingURL=api-token.guard.js.map
