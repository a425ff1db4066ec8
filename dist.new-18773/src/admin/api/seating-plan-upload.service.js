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
import { SeatingPlansService } from '../../inventory/index.js';
import { Database } from '../../platform/database/index.js';
import { AdminActs } from '../audit/admin-acts.js';
import { AuditLog } from '../audit/audit-log.js';
/** A plan of 60,000 seats is some megabytes of JSON. */ const STORE_MS = 30_000;
export class SeatingPlanUpload {
    database;
    plans;
    acts;
    log;
    constructor(database, plans, acts, log){
        this.database = database;
        this.plans = plans;
        this.acts = acts;
        this.log = log;
    }
    /** @throws bad-seating-plan with every mistake and its place */ async store(actor, document) {
        const plan = this.plans.read(document);
        return this.database.run(async (tx)=>{
            const summary = await this.plans.create(tx, plan);
            const { id, name, seats } = summary;
            const subject = `seating-plan:${id}`;
            await this.log.record(tx, {
                actor,
                action: 'seating-plan.created',
                subject,
                detail: {
                    name,
                    seats
                }
            });
            return summary;
        }, STORE_MS);
    }
    /** @throws in-use while a performance has it */ async delete(actor, id) {
        await this.acts.run({
            actor,
            action: 'seating-plan.deleted',
            id
        }, (tx)=>this.plans.delete(tx, id));
    }
}
SeatingPlanUpload = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof SeatingPlansService === "undefined" ? Object : SeatingPlansService,
        typeof AdminActs === "undefined" ? Object : AdminActs,
        typeof AuditLog === "undefined" ? Object : AuditLog
    ])
], SeatingPlanUpload);

//# sourceMappingURL=seating-plan-upload.service.js.map
