export { seatsLost } from './bookings.problems.js';
export { BOOKING_CHANGED, BOOKING_CONFIRMED, BookingsService } from './bookings.service.js';
export { BookingsModule } from './bookings.module.js';

//# sourceMappingURL=index.js.map
