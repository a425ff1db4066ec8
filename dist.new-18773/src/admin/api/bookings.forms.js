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
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsLine } from '../../platform/web/form-rules.js';
const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;
const MAX_REASON_LENGTH = 200;
const MAX_CODE_LENGTH = 200;
export class RefundForm {
    /** Seats to give back; all that are left when absent. */ seatIds;
    reason;
}
_ts_decorate([
    IsOptional(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MAX_SEATS),
    ArrayUnique(),
    IsString({
        each: true
    }),
    MaxLength(MAX_ID_LENGTH, {
        each: true
    }),
    _ts_metadata("design:type", Array)
], RefundForm.prototype, "seatIds", void 0);
_ts_decorate([
    IsOptional(),
    IsLine(MAX_REASON_LENGTH),
    _ts_metadata("design:type", String)
], RefundForm.prototype, "reason", void 0);
export class CheckInForm {
    code;
    /** Which door; the token's name when absent. */ door;
}
_ts_decorate([
    IsString(),
    MaxLength(MAX_CODE_LENGTH),
    _ts_metadata("design:type", String)
], CheckInForm.prototype, "code", void 0);
_ts_decorate([
    IsOptional(),
    IsLine(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], CheckInForm.prototype, "door", void 0);
export class ChargesQuery {
    holdId;
    bookingReference;
}
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], ChargesQuery.prototype, "holdId", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], ChargesQuery.prototype, "bookingReference", void 0);

//# sourceMappingURL=bookings.forms.js.map
