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
import { InventoryModule } from '../inventory/index.js';
import { QueueModule } from '../queue/index.js';
import { HoldLocks } from './hold-locks.js';
import { HoldPicks } from './hold-picks.js';
import { HoldQuotes } from './hold-quotes.js';
import { HoldsController } from './holds.controller.js';
import { HoldsService } from './holds.service.js';
export class HoldsModule {
}
HoldsModule = _ts_decorate([
    Module({
        imports: [
            EventsModule,
            InventoryModule,
            QueueModule
        ],
        controllers: [
            HoldsController
        ],
        providers: [
            HoldLocks,
            HoldPicks,
            HoldQuotes,
            HoldsService
        ],
        exports: [
            HoldsService
        ]
    })
], HoldsModule);

//# sourceMappingURL=holds.module.js.map
