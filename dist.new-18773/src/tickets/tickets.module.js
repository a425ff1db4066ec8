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
import { BookingsModule } from '../bookings/index.js';
import { EventsModule } from '../events/index.js';
import { PaymentsModule } from '../payments/index.js';
import { TicketFiles } from './ticket-files.service.js';
import { TicketsService } from './tickets.service.js';
export class TicketsModule {
}
TicketsModule = _ts_decorate([
    Module({
        imports: [
            EventsModule,
            BookingsModule,
            PaymentsModule
        ],
        providers: [
            TicketFiles,
            TicketsService
        ],
        exports: [
            TicketFiles,
            TicketsService
        ]
    })
], TicketsModule);

//# sourceMappingURL=tickets.module.js.map
