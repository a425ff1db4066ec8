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
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
/** No performance allows more in one hold. */ const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;
export class BestAvailableForm {
    quantity;
    tierId;
    sectionId;
    accessible;
    split;
}
_ts_decorate([
    IsInt(),
    Min(1),
    Max(MAX_SEATS),
    _ts_metadata("design:type", Number)
], BestAvailableForm.prototype, "quantity", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], BestAvailableForm.prototype, "tierId", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], BestAvailableForm.prototype, "sectionId", void 0);
_ts_decorate([
    IsOptional(),
    IsBoolean(),
    _ts_metadata("design:type", Boolean)
], BestAvailableForm.prototype, "accessible", void 0);
_ts_decorate([
    IsOptional(),
    IsBoolean(),
    _ts_metadata("design:type", Boolean)
], BestAvailableForm.prototype, "split", void 0);
export class AreaPickForm {
    areaId;
    quantity;
}
_ts_decorate([
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], AreaPickForm.prototype, "areaId", void 0);
_ts_decorate([
    IsInt(),
    Min(1),
    Max(MAX_SEATS),
    _ts_metadata("design:type", Number)
], AreaPickForm.prototype, "quantity", void 0);
export class PlaceHoldForm {
    performanceId;
    seatIds;
    bestAvailable;
    areas;
}
_ts_decorate([
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], PlaceHoldForm.prototype, "performanceId", void 0);
_ts_decorate([
    IsOptional(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MAX_SEATS),
    IsString({
        each: true
    }),
    MaxLength(MAX_ID_LENGTH, {
        each: true
    }),
    _ts_metadata("design:type", Array)
], PlaceHoldForm.prototype, "seatIds", void 0);
_ts_decorate([
    IsOptional(),
    ValidateNested(),
    Type(()=>BestAvailableForm),
    _ts_metadata("design:type", typeof BestAvailableForm === "undefined" ? Object : BestAvailableForm)
], PlaceHoldForm.prototype, "bestAvailable", void 0);
_ts_decorate([
    IsOptional(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MAX_SEATS),
    ValidateNested({
        each: true
    }),
    Type(()=>AreaPickForm),
    _ts_metadata("design:type", Array)
], PlaceHoldForm.prototype, "areas", void 0);

//# sourceMappingURL=holds.forms.js.map
