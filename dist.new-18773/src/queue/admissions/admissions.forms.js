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
import { IsOptional, IsString, MaxLength } from 'class-validator';
const MAX_ENTRY_LENGTH = 1_000;
export class QueueEntryForm {
    entry;
}
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(MAX_ENTRY_LENGTH),
    _ts_metadata("design:type", String)
], QueueEntryForm.prototype, "entry", void 0);

//# sourceMappingURL=admissions.forms.js.map
