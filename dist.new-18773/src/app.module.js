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
import { AdminModule } from './admin/index.js';
import { BookingsModule } from './bookings/index.js';
import { eventsEntities, EventsModule } from './events/index.js';
import { HoldsModule } from './holds/index.js';
import { InventoryModule } from './inventory/index.js';
import { PaymentsModule } from './payments/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './queue/index.js';
import { TicketsModule } from './tickets/index.js';
export class AppModule {
    static for(config) {
        return {
            module: AppModule,
            imports: [
                PlatformModule.for(config, eventsEntities),
                EventsModule,
                InventoryModule,
                QueueModule,
                HoldsModule,
                BookingsModule,
                PaymentsModule,
                TicketsModule,
                AdminModule
            ]
        };
    }
}
AppModule = _ts_decorate([
    Module({})
], AppModule);

//# sourceMappingURL=app.module.js.map
