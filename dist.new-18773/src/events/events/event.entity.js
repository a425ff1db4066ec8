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
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
export class Event {
    id;
    slug;
    name;
    attractionId;
    genre;
    description;
    /** Whatever the organizer wants to say in a structured way. */ details;
    status;
    /** What search looks through: names of event, attraction, venues and cities. */ searchText;
    createdAt;
    updatedAt;
}
_ts_decorate([
    PrimaryColumn('uuid'),
    _ts_metadata("design:type", String)
], Event.prototype, "id", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Event.prototype, "slug", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Event.prototype, "name", void 0);
_ts_decorate([
    Column({
        name: 'attraction_id',
        type: 'uuid'
    }),
    _ts_metadata("design:type", String)
], Event.prototype, "attractionId", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Event.prototype, "genre", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], Event.prototype, "description", void 0);
_ts_decorate([
    Column('jsonb'),
    _ts_metadata("design:type", typeof Record === "undefined" ? Object : Record)
], Event.prototype, "details", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", typeof EventStatus === "undefined" ? Object : EventStatus)
], Event.prototype, "status", void 0);
_ts_decorate([
    Column({
        name: 'search_text',
        type: 'text',
        select: false,
        insert: false,
        update: false
    }),
    _ts_metadata("design:type", String)
], Event.prototype, "searchText", void 0);
_ts_decorate([
    CreateDateColumn({
        name: 'created_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Event.prototype, "createdAt", void 0);
_ts_decorate([
    UpdateDateColumn({
        name: 'updated_at',
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], Event.prototype, "updatedAt", void 0);
Event = _ts_decorate([
    Entity('events')
], Event);

//# sourceMappingURL=event.entity.js.map
