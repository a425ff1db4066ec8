import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/index.js';
import { EventsModule } from '../events/index.js';
import { HoldsModule } from '../holds/index.js';
import { InventoryModule } from '../inventory/index.js';
import { PaymentsModule } from '../payments/index.js';
import { QueueModule } from '../queue/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ArtworkController } from './artwork/artwork.controller.js';
import { BasketController } from './basket/basket.controller.js';
import { Basket } from './basket/basket.service.js';
import { BookingApiController } from './booking/booking-api.controller.js';
import { BookingDesk } from './booking/booking-desk.service.js';
import { BookingPageController } from './booking/booking.controller.js';
import { FindBookingController } from './booking/find-booking.controller.js';
import { FindBooking } from './booking/find-booking.service.js';
import { Catalogue } from './catalogue.service.js';
import { CheckoutPageController } from './checkout/checkout.controller.js';
import { PaymentPageController } from './checkout/payment.controller.js';
import { SandboxAuthenticationController } from './checkout/sandbox-authentication.controller.js';
import { Till } from './checkout/till.service.js';
import { DiscoveryController } from './discovery/discovery.controller.js';
import { Discovery } from './discovery/discovery.service.js';
import { DrawPageController } from './draw/draw.controller.js';
import { EventController } from './event/event.controller.js';
import { HomeController } from './home/home.controller.js';
import { PerformanceController } from './performance/performance.controller.js';
import { BookingMails } from './mails/booking-mails.js';
import { EntryCookie } from './queue/entry-cookie.js';
import { CallNoticeMails } from './mails/call-notice-mails.js';
import { CallNoticesController } from './queue/call-notices.controller.js';
import { RegistrationMails } from './mails/registration-mails.js';
import { QueuePageController } from './queue/queue.controller.js';
import { RegistrationPageController } from './queue/registration-page.controller.js';
import { RegistrationsController } from './queue/registrations.controller.js';
import { RoomPages } from './queue/room-pages.js';
import { ApiDocsController } from './reference/api-docs.controller.js';
import { DrawDocsController } from './reference/draw-docs.controller.js';
import { ProblemsController } from './reference/problems.controller.js';
import { SiteFilesController } from './reference/site-files.controller.js';

/** The fans' pages and the combined answers of the API. It composes what the modules to its left know. */
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
    DiscoveryController,
    ArtworkController,
    SiteFilesController,
    HomeController,
    EventController,
    PerformanceController,
    DrawPageController,
    QueuePageController,
    CallNoticesController,
    RegistrationPageController,
    RegistrationsController,
    BasketController,
    CheckoutPageController,
    PaymentPageController,
    SandboxAuthenticationController,
    FindBookingController,
    BookingPageController,
    BookingApiController,
    ProblemsController,
    ApiDocsController,
    DrawDocsController,
  ],
  providers: [
    CallNoticeMails,
    EntryCookie,
    RoomPages,
    RegistrationMails,
    Basket,
    BookingDesk,
    BookingMails,
    Catalogue,
    Discovery,
    FindBooking,
    Till,
  ],
})
export class StorefrontModule {}
