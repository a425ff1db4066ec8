import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { QueueModule } from '../queue/index.js';
import { BookingsService } from './bookings.service.js';
import { BookingsStore } from './bookings.store.js';

@Module({
  imports: [InventoryModule, QueueModule],
  providers: [BookingsService, BookingsStore],
  exports: [BookingsService],
})
export class BookingsModule {}
