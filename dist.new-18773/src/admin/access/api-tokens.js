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
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Database } from '../../platform/database/index.js';
export class ApiTokens {
    database;
    constructor(database){
        this.database = database;
    }
    async find(token) {
        const [found] = await this.database.primary.query('SELECT name, role FROM api_tokens WHERE token_hash = $1 AND revoked_at IS NULL', [
            hashOf(token)
        ]);
        return found;
    }
    /** Makes this the one valid token of that name; another that was valid before no longer is. */ async set(tx, name, role, token) {
        await tx.execute(`UPDATE api_tokens SET revoked_at = clock_timestamp()
        WHERE name = $1 AND token_hash <> $2 AND revoked_at IS NULL`, [
            name,
            hashOf(token)
        ]);
        await tx.execute(`INSERT INTO api_tokens (id, name, token_hash, role) VALUES ($1, $2, $3, $4)
       ON CONFLICT (token_hash) DO UPDATE SET name = $2, role = $4, revoked_at = NULL`, [
            uuid(),
            name,
            hashOf(token),
            role
        ]);
    }
}
ApiTokens = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], ApiTokens);
/** A token has 128 random bits or more, so a plain hash cannot be searched backwards; a password would need argon2. */ function hashOf(token) {
    return createHash('sha256').update(token).digest('hex');
}

//# sourceMappingURL=api-tokens.js.map
