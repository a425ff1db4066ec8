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
import { Database } from '../../platform/database/index.js';
import { Passwords } from '../../platform/security/passwords.js';
export class Admins {
    database;
    passwords;
    constructor(database, passwords){
        this.database = database;
        this.passwords = passwords;
    }
    /** @returns undefined for a wrong password and for an unknown address alike, after the same work */ async authenticate(email, password) {
        const row = await this.find(email);
        const isRight = await this.passwords.matches(row?.passwordHash, password);
        return isRight && row !== undefined ? {
            id: row.id,
            email: row.email
        } : undefined;
    }
    async byId(id) {
        const [row] = await this.database.primary.query('SELECT id, email FROM admins WHERE id = $1', [
            id
        ]);
        return row;
    }
    /** Whether nothing has to be changed for this to be the admin's password. */ async isCurrent(email, password) {
        const row = await this.find(email);
        return row !== undefined && await this.passwords.matches(row.passwordHash, password);
    }
    /**
   * Makes this the only admin, with this password hash. Everybody's sessions end: they were begun with what no
   * longer holds.
   */ async setOnly(tx, email, passwordHash) {
        await tx.execute('DELETE FROM admins WHERE lower(email) <> lower($1)', [
            email
        ]);
        await tx.execute(`INSERT INTO admins (id, email, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (lower(email)) DO UPDATE SET password_hash = $3`, [
            uuid(),
            email,
            passwordHash
        ]);
        await tx.execute('DELETE FROM admin_sessions');
    }
    async find(email) {
        const [row] = await this.database.primary.query('SELECT id, email, password_hash AS "passwordHash" FROM admins WHERE lower(email) = lower($1)', [
            email
        ]);
        return row;
    }
}
Admins = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof Passwords === "undefined" ? Object : Passwords
    ])
], Admins);

//# sourceMappingURL=admins.js.map
