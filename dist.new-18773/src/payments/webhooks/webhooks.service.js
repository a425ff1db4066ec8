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
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { ADVANCE } from '../payment-steps.js';
export class WebhooksService {
    database;
    outbox;
    logger = new Logger(WebhooksService.name);
    constructor(database, outbox){
        this.database = database;
        this.outbox = outbox;
    }
    async take(event) {
        const paymentId = event.data.object.metadata?.paymentId ?? null;
        await this.database.run(async (tx)=>{
            const known = await tx.query('SELECT 1 FROM payments WHERE id::text = $1', [
                paymentId
            ]);
            const stored = await tx.execute(`INSERT INTO webhook_events (event_id, type, payment_id, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
                event.id,
                event.type,
                known.length > 0 ? paymentId : null,
                event
            ]);
            if (stored === 0) return;
            if (known.length === 0) this.logger.warn(`Webhook ${event.id} is about an intent that is not ours`);
            else await this.outbox.add(tx, ADVANCE, {
                paymentId
            });
        });
    }
}
WebhooksService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof Outbox === "undefined" ? Object : Outbox
    ])
], WebhooksService);

//# sourceMappingURL=webhooks.service.js.map
