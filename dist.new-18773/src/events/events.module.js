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
import { Module } from '@nestjs/common';
import { AttractionsService } from './attractions/attractions.service.js';
import { EventsService } from './events/events.service.js';
import { PerformancesService } from './performances/performances.service.js';
import { EventsSearch } from './search/events.search.js';
import { VenuesService } from './venues/venues.service.js';
const services = [
    AttractionsService,
    VenuesService,
    EventsService,
    PerformancesService,
    EventsSearch
];
export class EventsModule {
}
EventsModule = _ts_decorate([
    Module({
        providers: services,
        exports: services
    })
], EventsModule);

//# sourceMappingURL=events.module.js.map
