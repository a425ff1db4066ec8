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
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { Passwords } from '../../platform/security/passwords.js';
import { Admins } from './admins.js';
import { ApiTokens } from './api-tokens.js';
/** Any fixed number: processes that start at the same time wait for each other on it. */ const ACCESS_LOCK = 727_002;
/** Name of the token that the settings give. */ const SETTINGS_TOKEN = 'settings';
export class FirstAccess {
    config;
    database;
    passwords;
    admins;
    tokens;
    constructor(config, database, passwords, admins, tokens){
        this.config = config;
        this.database = database;
        this.passwords = passwords;
        this.admins = admins;
        this.tokens = tokens;
    }
    async onApplicationBootstrap() {
        const { adminApiToken, adminEmail, adminPassword } = this.config;
        if (adminApiToken !== undefined) {
            await this.database.run(async (tx)=>{
                await tx.execute('SELECT pg_advisory_xact_lock($1)', [
                    ACCESS_LOCK
                ]);
                await this.tokens.set(tx, SETTINGS_TOKEN, 'admin', adminApiToken);
            });
        }
        if (adminPassword === undefined || await this.admins.isCurrent(adminEmail, adminPassword)) return;
        const hash = await this.passwords.hash(adminPassword);
        await this.database.run(async (tx)=>{
            await tx.execute('SELECT pg_advisory_xact_lock($1)', [
                ACCESS_LOCK
            ]);
            await this.admins.setOnly(tx, adminEmail, hash);
        });
    }
}
FirstAccess = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Config === "undefined" ? Object : Config,
        typeof Database === "undefined" ? Object : Database,
        typeof Passwords === "undefined" ? Object : Passwords,
        typeof Admins === "undefined" ? Object : Admins,
        typeof ApiTokens === "undefined" ? Object : ApiTokens
    ])
], FirstAccess);

//# sourceMappingURL=first-access.js.map
