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
import { EventsModule } from '../events/index.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityDocuments } from './availability/availability-documents.js';
import { AvailabilityService } from './availability/availability.service.js';
import { AvailabilityStream } from './availability/availability-stream.js';
import { SeatCopy } from './availability/seat-copy.js';
import { StockService } from './availability/stock.service.js';
import { BestAvailableService } from './best-available/best-available.service.js';
import { PerformanceSeatsService } from './performance-seats/performance-seats.service.js';
import { PerformanceSeatsStore } from './performance-seats/performance-seats.store.js';
import { SeatDirectories } from './performance-seats/seat-directory.js';
import { SeatingChartsController } from './seating-plans/seating-charts.controller.js';
import { SeatingChartsService } from './seating-plans/seating-charts.service.js';
import { SeatingPlansService } from './seating-plans/seating-plans.service.js';
import { SetUpService } from './set-up/set-up.service.js';
const open = [
    AvailabilityDocuments,
    AvailabilityService,
    BestAvailableService,
    PerformanceSeatsService,
    SeatCopy,
    SeatDirectories,
    SeatingPlansService,
    SetUpService,
    StockService
];
export class InventoryModule {
}
InventoryModule = _ts_decorate([
    Module({
        imports: [
            EventsModule
        ],
        controllers: [
            AvailabilityController,
            SeatingChartsController
        ],
        providers: [
            ...open,
            AvailabilityStream,
            PerformanceSeatsStore,
            SeatingChartsService
        ],
        exports: open
    })
], InventoryModule);

//# sourceMappingURL=inventory.module.js.map
