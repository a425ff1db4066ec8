import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { AvailabilityAnswers } from './availability/availability-answers.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityDocuments } from './availability/availability-documents.js';
import { AvailabilityService } from './availability/availability.service.js';
import { AvailabilityStream } from './availability/availability-stream.js';
import { BoardLoader } from './availability/board-loader.js';
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
  StockService,
];

@Module({
  imports: [EventsModule],
  controllers: [AvailabilityController, SeatingChartsController],
  providers: [
    ...open,
    AvailabilityAnswers,
    AvailabilityStream,
    BoardLoader,
    PerformanceSeatsStore,
    SeatingChartsService,
  ],
  exports: open,
})
export class InventoryModule {}
