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
import { AdmissionsController } from './admissions/admissions.controller.js';
import { AdmissionsService } from './admissions/admissions.service.js';
import { ShopperGuard } from './shoppers/shopper.guard.js';
import { Shoppers } from './shoppers/shoppers.js';
export class QueueModule {
}
QueueModule = _ts_decorate([
    Module({
        imports: [
            EventsModule
        ],
        controllers: [
            AdmissionsController
        ],
        providers: [
            AdmissionsService,
            Shoppers,
            ShopperGuard
        ],
        exports: [
            AdmissionsService,
            Shoppers,
            ShopperGuard
        ]
    })
], QueueModule);

//# sourceMappingURL=queue.module.js.map
