import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BookingsModule } from '../bookings/index.js';
import { EventsModule } from '../events/index.js';
import { HoldsModule } from '../holds/index.js';
import { InventoryModule } from '../inventory/index.js';
import { PaymentsModule } from '../payments/index.js';
import { QueueModule } from '../queue/index.js';
import { TicketsModule } from '../tickets/index.js';
import { Admins } from './access/admins.js';
import { ApiTokenGuard } from './access/api-token.guard.js';
import { ApiTokens } from './access/api-tokens.js';
import { FirstAccess } from './access/first-access.js';
import { AdminApiTokensController } from './api/api-tokens.controller.js';
import { AdminAttractionsController } from './api/attractions.controller.js';
import { AdminAuditController } from './api/audit.controller.js';
import { AdminBookingsController } from './api/bookings.controller.js';
import { CheckInsController } from './api/checkins.controller.js';
import { AdminEventsController } from './api/events.controller.js';
import { PerformanceSetup } from './api/performance-setup.service.js';
import { AdminPerformancesController } from './api/performances.controller.js';
import { SeatingPlanUpload } from './api/seating-plan-upload.service.js';
import { AdminQueueController } from './api/queue.controller.js';
import { AdminQueuePoolsController } from './api/queue-pools.controller.js';
import { AdminRandomnessController } from './api/randomness.controller.js';
import { AdminReconciliationController } from './api/reconciliation.controller.js';
import { AdminSandboxController } from './api/sandbox.controller.js';
import { AdminSeatingPlansController } from './api/seating-plans.controller.js';
import { AdminVenuesController } from './api/venues.controller.js';
import { AdminActs } from './audit/admin-acts.js';
import { AuditLog } from './audit/audit-log.js';
import { BookKeeping } from './control/book-keeping.service.js';
import { AdminControlController } from './control/control.controller.js';
import { LiveFiguresService } from './control/live-figures.service.js';
import { PerformanceFactsStore } from './control/performance-facts.store.js';
import { QueueDesk } from './control/queue-desk.service.js';
import { RandomnessDesk } from './control/randomness-desk.service.js';
import { DemoCatalogueStore } from './demo/demo-catalogue.store.js';
import { DemoLoader } from './demo/demo-loader.js';
import { BooksController } from './pages/books.controller.js';
import { BookingPagesController } from './pages/bookings.controller.js';
import { DrawDeskController } from './pages/draw-desk.controller.js';
import { EventDesk } from './pages/event-desk.service.js';
import { EventPagesController } from './pages/events.controller.js';
import { ListingService } from './pages/listing.service.js';
import { LivePagesController } from './pages/live.controller.js';
import { PapersController } from './pages/papers.controller.js';
import { PerformancePagesController } from './pages/performances.controller.js';
import { PoolPagesController } from './pages/pools.controller.js';
import { SeatingPlanPagesController } from './pages/seating-plans.controller.js';
import { VenuePagesController } from './pages/venues.controller.js';
import { AdminPageGuard } from './sign-in/admin-page.guard.js';
import { AdminSessions } from './sign-in/admin-sessions.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInLimit } from './sign-in/sign-in-limit.js';

/** Everything that the house's staff do. The last module: it may use all others, and none uses it. */
@Module({
  imports: [
    EventsModule,
    InventoryModule,
    QueueModule,
    HoldsModule,
    BookingsModule,
    PaymentsModule,
    TicketsModule,
  ],
  controllers: [
    AdminApiTokensController,
    AdminAttractionsController,
    AdminAuditController,
    AdminBookingsController,
    AdminControlController,
    AdminEventsController,
    AdminPerformancesController,
    AdminQueueController,
    AdminQueuePoolsController,
    AdminRandomnessController,
    AdminReconciliationController,
    AdminSandboxController,
    BooksController,
    AdminSeatingPlansController,
    AdminVenuesController,
    CheckInsController,
    SignInController,
    DrawDeskController,
    EventPagesController,
    BookingPagesController,
    LivePagesController,
    PapersController,
    PerformancePagesController,
    PoolPagesController,
    SeatingPlanPagesController,
    VenuePagesController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: ApiTokenGuard },
    { provide: APP_GUARD, useClass: AdminPageGuard },
    AdminActs,
    Admins,
    AdminSessions,
    SignInLimit,
    ApiTokens,
    AuditLog,
    BookKeeping,
    DemoCatalogueStore,
    DemoLoader,
    EventDesk,
    ListingService,
    FirstAccess,
    LiveFiguresService,
    PerformanceFactsStore,
    PerformanceSetup,
    QueueDesk,
    RandomnessDesk,
    SeatingPlanUpload,
  ],
})
export class AdminModule {}
