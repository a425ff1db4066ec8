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
import { IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCountryCode, IsLine, IsText, IsTimeZoneName } from '../../platform/web/form-rules.js';
const NAME = 200;
const SHORT_NAME = 100;
const DESCRIPTION = 20_000;
const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;
/** A field that PATCH may leave out may still not be null. */ const PARTIAL = {
    skipNullProperties: false
};
export class PageQuery {
    limit = DEFAULT_PAGE;
    cursor;
}
_ts_decorate([
    IsOptional(),
    Type(()=>Number),
    IsInt(),
    Min(1),
    Max(MAX_PAGE),
    _ts_metadata("design:type", Number)
], PageQuery.prototype, "limit", void 0);
_ts_decorate([
    IsOptional(),
    IsUUID(),
    _ts_metadata("design:type", String)
], PageQuery.prototype, "cursor", void 0);
export class AuditQuery {
    limit = DEFAULT_PAGE;
    cursor;
    q;
}
_ts_decorate([
    IsOptional(),
    Type(()=>Number),
    IsInt(),
    Min(1),
    Max(MAX_PAGE),
    _ts_metadata("design:type", Number)
], AuditQuery.prototype, "limit", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    Matches(/^\d{1,18}$/),
    _ts_metadata("design:type", String)
], AuditQuery.prototype, "cursor", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(SHORT_NAME),
    _ts_metadata("design:type", String)
], AuditQuery.prototype, "q", void 0);
export class BookingsQuery extends PageQuery {
    performanceId;
    q;
}
_ts_decorate([
    IsOptional(),
    IsUUID(),
    _ts_metadata("design:type", String)
], BookingsQuery.prototype, "performanceId", void 0);
_ts_decorate([
    IsOptional(),
    IsString(),
    MaxLength(SHORT_NAME),
    _ts_metadata("design:type", String)
], BookingsQuery.prototype, "q", void 0);
export class VenueForm {
    name;
    city;
    country;
    timeZone;
}
_ts_decorate([
    IsLine(NAME),
    _ts_metadata("design:type", String)
], VenueForm.prototype, "name", void 0);
_ts_decorate([
    IsLine(SHORT_NAME),
    _ts_metadata("design:type", String)
], VenueForm.prototype, "city", void 0);
_ts_decorate([
    IsCountryCode(),
    _ts_metadata("design:type", String)
], VenueForm.prototype, "country", void 0);
_ts_decorate([
    IsTimeZoneName(),
    _ts_metadata("design:type", String)
], VenueForm.prototype, "timeZone", void 0);
export class VenueChangesForm extends PartialType(VenueForm, PARTIAL) {
}
export class AttractionForm {
    name;
    genre;
}
_ts_decorate([
    IsLine(NAME),
    _ts_metadata("design:type", String)
], AttractionForm.prototype, "name", void 0);
_ts_decorate([
    IsLine(SHORT_NAME),
    _ts_metadata("design:type", String)
], AttractionForm.prototype, "genre", void 0);
export class AttractionChangesForm extends PartialType(AttractionForm, PARTIAL) {
}
export class EventForm {
    name;
    attractionId;
    genre;
    description = '';
    details = {};
}
_ts_decorate([
    IsLine(NAME),
    _ts_metadata("design:type", String)
], EventForm.prototype, "name", void 0);
_ts_decorate([
    IsUUID(),
    _ts_metadata("design:type", String)
], EventForm.prototype, "attractionId", void 0);
_ts_decorate([
    IsLine(SHORT_NAME),
    _ts_metadata("design:type", String)
], EventForm.prototype, "genre", void 0);
_ts_decorate([
    IsText(DESCRIPTION),
    _ts_metadata("design:type", String)
], EventForm.prototype, "description", void 0);
_ts_decorate([
    IsObject(),
    _ts_metadata("design:type", typeof Record === "undefined" ? Object : Record)
], EventForm.prototype, "details", void 0);
export class EventChangesForm extends PartialType(EventForm, PARTIAL) {
}

//# sourceMappingURL=catalogue.forms.js.map
