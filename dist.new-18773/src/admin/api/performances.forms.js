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
import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { IsLine, IsMoment, IsTimeZoneName } from '../../platform/web/form-rules.js';
const LABEL = 64;
const MOST_LINES = 100;
const MOST_MINOR_UNITS = 1_000_000_000;
const MOST_PLACES = 100_000;
const HOLD_SECONDS = {
    least: 300,
    most: 900
};
const MOST_SEATS_PER_HOLD = 100;
const MOST_SEATS_PER_SHOPPER = 1_000;
const DAY_SECONDS = 86_400;
const MOST_SHOPPERS = 1_000_000;
export class MoneyForm {
    amount;
    currency;
}
_ts_decorate([
    IsInt(),
    Min(0),
    Max(MOST_MINOR_UNITS),
    _ts_metadata("design:type", Number)
], MoneyForm.prototype, "amount", void 0);
_ts_decorate([
    Matches(/^[A-Z]{3}$/),
    _ts_metadata("design:type", String)
], MoneyForm.prototype, "currency", void 0);
export class TierForm {
    name;
    category;
    price;
    fees;
}
_ts_decorate([
    IsLine(LABEL),
    _ts_metadata("design:type", String)
], TierForm.prototype, "name", void 0);
_ts_decorate([
    IsOptional(),
    IsLine(LABEL),
    _ts_metadata("design:type", Object)
], TierForm.prototype, "category", void 0);
_ts_decorate([
    IsDefined(),
    ValidateNested(),
    Type(()=>MoneyForm),
    _ts_metadata("design:type", typeof MoneyForm === "undefined" ? Object : MoneyForm)
], TierForm.prototype, "price", void 0);
_ts_decorate([
    IsOptional(),
    ValidateNested(),
    Type(()=>MoneyForm),
    _ts_metadata("design:type", typeof MoneyForm === "undefined" ? Object : MoneyForm)
], TierForm.prototype, "fees", void 0);
export class AreaForm {
    name;
    capacity;
    /** Name of the tier that prices the area. */ tier;
}
_ts_decorate([
    IsLine(LABEL),
    _ts_metadata("design:type", String)
], AreaForm.prototype, "name", void 0);
_ts_decorate([
    IsInt(),
    Min(1),
    Max(MOST_PLACES),
    _ts_metadata("design:type", Number)
], AreaForm.prototype, "capacity", void 0);
_ts_decorate([
    IsLine(LABEL),
    _ts_metadata("design:type", String)
], AreaForm.prototype, "tier", void 0);
export class LimitsForm {
    seatsPerHold;
    seatsPerShopper;
}
_ts_decorate([
    IsInt(),
    Min(1),
    Max(MOST_SEATS_PER_HOLD),
    _ts_metadata("design:type", Number)
], LimitsForm.prototype, "seatsPerHold", void 0);
_ts_decorate([
    IsInt(),
    Min(1),
    Max(MOST_SEATS_PER_SHOPPER),
    _ts_metadata("design:type", Number)
], LimitsForm.prototype, "seatsPerShopper", void 0);
export class QueueForm {
    enabled;
    opensAt;
    drawOpensAt;
    capacity;
    ratePerMinute;
    visitSeconds;
    claimSeconds;
}
_ts_decorate([
    IsBoolean(),
    _ts_metadata("design:type", Boolean)
], QueueForm.prototype, "enabled", void 0);
_ts_decorate([
    IsOptional(),
    IsMoment(),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "opensAt", void 0);
_ts_decorate([
    IsOptional(),
    IsMoment(),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "drawOpensAt", void 0);
_ts_decorate([
    IsOptional(),
    IsInt(),
    Min(1),
    Max(MOST_SHOPPERS),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "capacity", void 0);
_ts_decorate([
    IsOptional(),
    IsInt(),
    Min(1),
    Max(MOST_SHOPPERS),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "ratePerMinute", void 0);
_ts_decorate([
    IsOptional(),
    IsInt(),
    Min(1),
    Max(DAY_SECONDS),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "visitSeconds", void 0);
_ts_decorate([
    IsOptional(),
    IsInt(),
    Min(1),
    Max(DAY_SECONDS),
    _ts_metadata("design:type", Object)
], QueueForm.prototype, "claimSeconds", void 0);
/** What may be left out takes the venue's time zone, "now" until the start, and the usual limits. */ export class PerformanceForm {
    startsAt;
    timeZone;
    doorsAt;
    venueId;
    seatingPlanId;
    tiers;
    areas;
    onSaleAt;
    offSaleAt;
    holdTtlSeconds;
    limits;
    queue;
    orphanRule;
}
_ts_decorate([
    IsMoment(),
    _ts_metadata("design:type", String)
], PerformanceForm.prototype, "startsAt", void 0);
_ts_decorate([
    ValidateIf((form)=>form.timeZone !== undefined),
    IsTimeZoneName(),
    _ts_metadata("design:type", String)
], PerformanceForm.prototype, "timeZone", void 0);
_ts_decorate([
    IsOptional(),
    IsMoment(),
    _ts_metadata("design:type", Object)
], PerformanceForm.prototype, "doorsAt", void 0);
_ts_decorate([
    IsUUID(),
    _ts_metadata("design:type", String)
], PerformanceForm.prototype, "venueId", void 0);
_ts_decorate([
    IsOptional(),
    IsUUID(),
    _ts_metadata("design:type", Object)
], PerformanceForm.prototype, "seatingPlanId", void 0);
_ts_decorate([
    ValidateIf((form)=>form.tiers !== undefined),
    IsArray(),
    ArrayMaxSize(MOST_LINES),
    ValidateNested({
        each: true
    }),
    Type(()=>TierForm),
    _ts_metadata("design:type", Array)
], PerformanceForm.prototype, "tiers", void 0);
_ts_decorate([
    ValidateIf((form)=>form.areas !== undefined),
    IsArray(),
    ArrayMaxSize(MOST_LINES),
    ValidateNested({
        each: true
    }),
    Type(()=>AreaForm),
    _ts_metadata("design:type", Array)
], PerformanceForm.prototype, "areas", void 0);
_ts_decorate([
    ValidateIf((form)=>form.onSaleAt !== undefined),
    IsMoment(),
    _ts_metadata("design:type", String)
], PerformanceForm.prototype, "onSaleAt", void 0);
_ts_decorate([
    ValidateIf((form)=>form.offSaleAt !== undefined),
    IsMoment(),
    _ts_metadata("design:type", String)
], PerformanceForm.prototype, "offSaleAt", void 0);
_ts_decorate([
    ValidateIf((form)=>form.holdTtlSeconds !== undefined),
    IsInt(),
    Min(HOLD_SECONDS.least),
    Max(HOLD_SECONDS.most),
    _ts_metadata("design:type", Number)
], PerformanceForm.prototype, "holdTtlSeconds", void 0);
_ts_decorate([
    ValidateIf((form)=>form.limits !== undefined),
    IsDefined(),
    ValidateNested(),
    Type(()=>LimitsForm),
    _ts_metadata("design:type", typeof LimitsForm === "undefined" ? Object : LimitsForm)
], PerformanceForm.prototype, "limits", void 0);
_ts_decorate([
    ValidateIf((form)=>form.queue !== undefined),
    IsDefined(),
    ValidateNested(),
    Type(()=>QueueForm),
    _ts_metadata("design:type", typeof QueueForm === "undefined" ? Object : QueueForm)
], PerformanceForm.prototype, "queue", void 0);
_ts_decorate([
    ValidateIf((form)=>form.orphanRule !== undefined),
    IsIn([
        'off',
        'lenient',
        'strict'
    ]),
    _ts_metadata("design:type", typeof OrphanRule === "undefined" ? Object : OrphanRule)
], PerformanceForm.prototype, "orphanRule", void 0);
export class PerformanceChangesForm extends PartialType(PerformanceForm, {
    skipNullProperties: false
}) {
    status;
}
_ts_decorate([
    ValidateIf((form)=>form.status !== undefined),
    IsIn([
        'scheduled',
        'postponed',
        'cancelled'
    ]),
    _ts_metadata("design:type", typeof PerformanceStatus === "undefined" ? Object : PerformanceStatus)
], PerformanceChangesForm.prototype, "status", void 0);

//# sourceMappingURL=performances.forms.js.map
