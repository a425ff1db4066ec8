import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { AdmissionsController } from './admissions/admissions.controller.js';
import { AdmissionsService } from './admissions/admissions.service.js';
import { NowServing } from './now-serving/now-serving.js';
import { ShopperGuard } from './shoppers/shopper.guard.js';
import { Shoppers } from './shoppers/shoppers.js';

@Module({
  imports: [EventsModule],
  controllers: [AdmissionsController],
  providers: [AdmissionsService, NowServing, Shoppers, ShopperGuard],
  exports: [AdmissionsService, Shoppers, ShopperGuard],
})
export class QueueModule {}
