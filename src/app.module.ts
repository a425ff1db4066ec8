import { type DynamicModule, Module } from '@nestjs/common';
import { AdminModule } from './admin/index.js';
import { BookingsModule } from './bookings/index.js';
import { eventsEntities, EventsModule } from './events/index.js';
import { HoldsModule } from './holds/index.js';
import { InventoryModule } from './inventory/index.js';
import { PaymentsModule } from './payments/index.js';
import type { Settings } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './queue/index.js';
import { StorefrontModule } from './storefront/index.js';
import { TicketsModule } from './tickets/index.js';

/** The modules, in the order in which they may know each other. */
@Module({})
export class AppModule {
  static for(config: Settings): DynamicModule {
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
        StorefrontModule,
        AdminModule,
      ],
    };
  }
}
