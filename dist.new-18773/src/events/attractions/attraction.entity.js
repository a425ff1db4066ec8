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
export class Attraction {
    id;
    name;
    genre;
    createdAt;
}
_ts_decorate([
    PrimaryColumn('uuid'),
    _ts_metadata("design:type", String)
], Attraction.prototype, "id", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Attraction.prototype, "name", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Attraction.prototype, "genre", void 0);
_ts_decorate([
    CreateDateColumn({
        name: 'created_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Attraction.prototype, "createdAt", void 0);
Attraction = _ts_decorate([
    Entity('attractions')
], Attraction);

//# sourceMappingURL=attraction.entity.js.map
