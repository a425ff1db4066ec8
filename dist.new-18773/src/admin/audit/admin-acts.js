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
import { inUse } from '../../events/index.js';
import { Database, violatesForeignKey } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { AuditLog } from './audit-log.js';
export class AdminActs {
    database;
    log;
    constructor(database, log){
        this.database = database;
        this.log = log;
    }
    /**
   * @param work may return the id of what it made
   * @throws in-use when other records refer to what should go; and whatever the work throws
   */ async run(act, work) {
        const { actor, action, detail } = act;
        const noun = action.split('.')[0] ?? '';
        try {
            return await this.database.run(async (tx)=>{
                const result = await work(tx);
                const subject = `${noun}:${act.id ?? result ?? ''}`;
                await this.log.record(tx, {
                    actor,
                    action,
                    subject,
                    ...detail === undefined ? {} : {
                        detail
                    }
                });
                return result;
            }, act.deadlineMs);
        } catch (error) {
            if (violatesForeignKey(error)) throw new DomainError(inUse);
            throw error;
        }
    }
}
AdminActs = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof AuditLog === "undefined" ? Object : AuditLog
    ])
], AdminActs);

//# sourceMappingURL=admin-acts.js.map
