import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { AdmissionsController } from './admissions/admissions.controller.js';
import { AdmissionsService } from './admissions/admissions.service.js';
import { DrawController } from './draw/draw.controller.js';
import { DrawRecords } from './draw/draw-records.service.js';
import { NowServing } from './now-serving/now-serving.js';
import { ShopperGuard } from './shoppers/shopper.guard.js';
import { Shoppers } from './shoppers/shoppers.js';

@Module({
  imports: [EventsModule],
  controllers: [AdmissionsController, DrawController],
  providers: [AdmissionsService, DrawRecords, NowServing, Shoppers, ShopperGuard],
  exports: [AdmissionsService, DrawRecords, Shoppers, ShopperGuard],
})
export class QueueModule {}
