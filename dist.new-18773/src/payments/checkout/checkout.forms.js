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
import { IsEmail, IsNotEmpty, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
const MAX_NAME_LENGTH = 120;
const MAX_EMAIL_LENGTH = 254;
const MAX_ID_LENGTH = 64;
export class BuyerForm {
    /** One line: a line break in a name would be a header in a mail. */ name;
    email;
}
_ts_decorate([
    IsString(),
    IsNotEmpty(),
    MaxLength(MAX_NAME_LENGTH),
    Matches(/^[^\p{Cc}]*$/u, {
        message: 'name must not contain control characters'
    }),
    _ts_metadata("design:type", String)
], BuyerForm.prototype, "name", void 0);
_ts_decorate([
    IsEmail(),
    MaxLength(MAX_EMAIL_LENGTH),
    _ts_metadata("design:type", String)
], BuyerForm.prototype, "email", void 0);
export class CheckoutForm {
    holdId;
    buyer;
    paymentMethod;
}
_ts_decorate([
    IsString(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], CheckoutForm.prototype, "holdId", void 0);
_ts_decorate([
    ValidateNested(),
    Type(()=>BuyerForm),
    IsNotEmpty(),
    _ts_metadata("design:type", typeof BuyerForm === "undefined" ? Object : BuyerForm)
], CheckoutForm.prototype, "buyer", void 0);
_ts_decorate([
    IsString(),
    IsNotEmpty(),
    MaxLength(MAX_ID_LENGTH),
    _ts_metadata("design:type", String)
], CheckoutForm.prototype, "paymentMethod", void 0);

//# sourceMappingURL=checkout.forms.js.map
