import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/index.js';
import { EventsModule } from '../events/index.js';
import { PaymentsModule } from '../payments/index.js';
import { TicketFiles } from './ticket-files.service.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [EventsModule, BookingsModule, PaymentsModule],
  providers: [TicketFiles, TicketsService],
  exports: [TicketFiles, TicketsService],
})
export class TicketsModule {}
