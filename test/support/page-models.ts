import { ADMIN_MODELS } from './admin-models.js';
import * as bookings from './pages/booking.js';
import { apiDocs } from './pages/docs.js';
import * as draws from './pages/draw.js';
import * as events from './pages/event.js';
import * as homes from './pages/home.js';
import * as payments from './pages/payment.js';
import * as queues from './pages/queue.js';
import * as closed from './pages/performance-closed.js';
import { performanceBig } from './pages/performance-big.js';
import * as performances from './pages/performance.js';
import { styleguide } from './pages/styleguide.js';
import * as till from './pages/till.js';
import * as trouble from './pages/trouble.js';

/** One page in one state, ready to be rendered: what screenshots, style guide and tests go through. */
export interface PageModel {
  /** Unique, and the name of its picture. */
  name: string;
  template: string;
  model: object;
}

const page = (name: string, template: string, model: object): PageModel => ({ name, template, model });

const storefront: PageModel[] = [
  page('home', 'storefront/home', homes.home),
  page('search', 'storefront/home', homes.search),
  page('search-empty', 'storefront/home', homes.searchEmpty),
  page('home-trouble', 'storefront/home', homes.homeTrouble),
  page('event', 'storefront/event', events.event),
  page('event-cancelled', 'storefront/event', events.eventCancelled),
  page('event-bare', 'storefront/event', events.eventBare),
  page('performance', 'storefront/performance', performances.performance),
  page('performance-map-big', 'storefront/performance', performanceBig),
  page('performance-list', 'storefront/performance', performances.performanceList),
  page('performance-areas', 'storefront/performance', performances.performanceAreas),
  page('performance-queue', 'storefront/performance', closed.performanceQueue),
  page('performance-inside', 'storefront/performance', closed.performanceInside),
  page('performance-soon', 'storefront/performance', closed.performanceSoon),
  page('performance-soon-queue', 'storefront/performance', closed.performanceSoonQueue),
  page('performance-sold-out', 'storefront/performance', closed.performanceSoldOut),
  page('performance-cancelled', 'storefront/performance', closed.performanceCancelled),
  page('queue-outside', 'storefront/queue', queues.queueOutside),
  page('queue-outside-draw', 'storefront/queue', queues.queueOutsideDraw),
  page('queue-early', 'storefront/queue', queues.queueEarly),
  page('queue-register', 'storefront/queue', queues.queueRegister),
  page('queue-register-wrong', 'storefront/queue', queues.queueRegisterWrong),
  page('queue-register-late', 'storefront/queue', queues.queueRegisterLate),
  page('queue-work', 'storefront/queue', queues.queueWork),
  page('queue-wait', 'storefront/queue', queues.queueWait),
  page('queue-longer', 'storefront/queue', queues.queueLonger),
  page('queue-mailed', 'storefront/queue', queues.queueMailed),
  page('queue-draw', 'storefront/queue', queues.queueDraw),
  page('queue-awaiting', 'storefront/queue', queues.queueAwaiting),
  page('queue-waiting', 'storefront/queue', queues.queueWaiting),
  page('queue-called', 'storefront/queue', queues.queueCalled),
  page('queue-late', 'storefront/queue', queues.queueLate),
  page('queue-paused', 'storefront/queue', queues.queuePaused),
  page('queue-returns', 'storefront/queue', queues.queueReturns),
  page('queue-sold-out', 'storefront/queue', queues.queueSoldOut),
  page('queue-closed', 'storefront/queue', queues.queueClosed),
  page('basket', 'storefront/basket', till.basket),
  page('basket-late', 'storefront/basket', till.basketLate),
  page('basket-expired', 'storefront/basket', till.basketExpired),
  page('basket-empty', 'storefront/basket', till.basketEmpty),
  page('checkout', 'storefront/checkout', till.checkout),
  page('checkout-errors', 'storefront/checkout', till.checkoutErrors),
  page('checkout-declined', 'storefront/checkout', till.checkoutDeclined),
  page('checkout-card', 'storefront/checkout', till.checkoutCard),
  page('checkout-free', 'storefront/checkout', till.checkoutFree),
  page('payment-processing', 'storefront/payment', payments.paymentProcessing),
  page('payment-failed', 'storefront/payment', payments.paymentFailed),
  page('sandbox-authentication', 'storefront/sandbox-authentication', payments.sandboxAuthentication),
  page('booking', 'storefront/booking', bookings.booking),
  page('booking-cancelled', 'storefront/booking', bookings.bookingCancelled),
  page('find-booking', 'storefront/find-booking', bookings.findBooking),
  page('find-booking-sent', 'storefront/find-booking', bookings.findBookingSent),
  page('find-booking-error', 'storefront/find-booking', bookings.findBookingError),
  page('not-open', 'storefront/not-open', trouble.notOpen),
  page('problem', 'storefront/problem', trouble.problem),
  page('draw', 'storefront/draw', draws.draw),
  page('draw-sealed', 'storefront/draw', draws.drawSealed),
  page('draw-awaited', 'storefront/draw', draws.drawAwaited),
  page('draw-abandoned', 'storefront/draw', draws.drawAbandoned),
  page('draw-docs', 'docs/draw', draws.drawDocs),
  page('api-docs', 'docs/api', apiDocs),
  page('styleguide', 'docs/styleguide', styleguide),
];

const errors: PageModel[] = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503].map(status =>
  page(`error-${String(status)}`, 'errors/error', trouble.errorOf(status)),
);

/** Every page in every state. */
export const PAGE_MODELS: PageModel[] = [...storefront, ...errors, ...ADMIN_MODELS];
