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
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
const minor = {
    to: (value)=>value,
    from: (value)=>value === null ? null : Number(value)
};
export class Performance {
    id;
    eventId;
    venueId;
    seatingPlanId;
    startsAt;
    timeZone;
    doorsAt;
    status;
    onSaleAt;
    offSaleAt;
    holdTtlSeconds;
    seatsPerHold;
    seatsPerShopper;
    orphanRule;
    queue;
    /** Lowest and highest price with fees, in minor units; set when it is published. */ priceFromMinor;
    priceToMinor;
    currency;
    /** Content hash of the seating chart; null without a plan. */ chartHash;
    publishedAt;
    createdAt;
}
_ts_decorate([
    PrimaryColumn('uuid'),
    _ts_metadata("design:type", String)
], Performance.prototype, "id", void 0);
_ts_decorate([
    Column({
        name: 'event_id',
        type: 'uuid'
    }),
    _ts_metadata("design:type", String)
], Performance.prototype, "eventId", void 0);
_ts_decorate([
    Column({
        name: 'venue_id',
        type: 'uuid'
    }),
    _ts_metadata("design:type", String)
], Performance.prototype, "venueId", void 0);
_ts_decorate([
    Column({
        name: 'seating_plan_id',
        type: 'uuid',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "seatingPlanId", void 0);
_ts_decorate([
    Column({
        name: 'starts_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Performance.prototype, "startsAt", void 0);
_ts_decorate([
    Column({
        name: 'time_zone',
        type: 'text'
    }),
    _ts_metadata("design:type", String)
], Performance.prototype, "timeZone", void 0);
_ts_decorate([
    Column({
        name: 'doors_at',
        type: 'timestamptz',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "doorsAt", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", typeof PerformanceStatus === "undefined" ? Object : PerformanceStatus)
], Performance.prototype, "status", void 0);
_ts_decorate([
    Column({
        name: 'on_sale_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Performance.prototype, "onSaleAt", void 0);
_ts_decorate([
    Column({
        name: 'off_sale_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Performance.prototype, "offSaleAt", void 0);
_ts_decorate([
    Column({
        name: 'hold_ttl_seconds',
        type: 'int'
    }),
    _ts_metadata("design:type", Number)
], Performance.prototype, "holdTtlSeconds", void 0);
_ts_decorate([
    Column({
        name: 'seats_per_hold',
        type: 'int'
    }),
    _ts_metadata("design:type", Number)
], Performance.prototype, "seatsPerHold", void 0);
_ts_decorate([
    Column({
        name: 'seats_per_shopper',
        type: 'int'
    }),
    _ts_metadata("design:type", Number)
], Performance.prototype, "seatsPerShopper", void 0);
_ts_decorate([
    Column({
        name: 'orphan_rule',
        type: 'text'
    }),
    _ts_metadata("design:type", typeof OrphanRule === "undefined" ? Object : OrphanRule)
], Performance.prototype, "orphanRule", void 0);
_ts_decorate([
    Column('jsonb'),
    _ts_metadata("design:type", typeof QueueSettings === "undefined" ? Object : QueueSettings)
], Performance.prototype, "queue", void 0);
_ts_decorate([
    Column({
        name: 'price_from_minor',
        type: 'bigint',
        nullable: true,
        transformer: minor
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "priceFromMinor", void 0);
_ts_decorate([
    Column({
        name: 'price_to_minor',
        type: 'bigint',
        nullable: true,
        transformer: minor
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "priceToMinor", void 0);
_ts_decorate([
    Column({
        type: 'text',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "currency", void 0);
_ts_decorate([
    Column({
        name: 'chart_hash',
        type: 'text',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "chartHash", void 0);
_ts_decorate([
    Column({
        name: 'published_at',
        type: 'timestamptz',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], Performance.prototype, "publishedAt", void 0);
_ts_decorate([
    CreateDateColumn({
        name: 'created_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Performance.prototype, "createdAt", void 0);
Performance = _ts_decorate([
    Entity('performances')
], Performance);

//# sourceMappingURL=performance.entity.js.map
