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
import { Database, pageOf } from '../../platform/database/index.js';
export class AuditLog {
    database;
    constructor(database){
        this.database = database;
    }
    /** Written in the transaction of the act, so that neither is there without the other. */ async record(tx, { actor, action, subject, detail }) {
        await tx.execute('INSERT INTO audit_log (actor, action, subject, detail) VALUES ($1, $2, $3, $4)', [
            actor,
            action,
            subject,
            JSON.stringify(detail ?? {})
        ]);
    }
    /** Newest first. `q` is a part of the actor, the action or the subject. */ async list({ limit, cursor }, q = '') {
        const rows = await this.database.primary.query(`SELECT id::text, at, actor, action, subject, detail FROM audit_log
        WHERE ($1::bigint IS NULL OR id < $1)
          AND ($2 = '' OR position(lower($2) IN lower(concat_ws(' ', actor, action, subject))) > 0)
        ORDER BY id DESC LIMIT $3`, [
            cursor ?? null,
            q,
            limit + 1
        ]);
        return pageOf(rows, limit, (last)=>last.id);
    }
}
AuditLog = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], AuditLog);

//# sourceMappingURL=audit-log.js.map
