import type { PageModel } from './page-models.js';
import * as books from './pages/admin/books.js';
import * as draw from './pages/admin/draw.js';
import * as edit from './pages/admin/edit.js';
import * as events from './pages/admin/events.js';
import * as house from './pages/admin/house.js';
import * as office from './pages/admin/office.js';
import * as poolPages from './pages/admin/pools.js';
import * as papers from './pages/admin/papers.js';

const page = (name: string, template: string, model: object): PageModel => ({ name, template, model });

/** Every page of the admin area in every state. */
export const ADMIN_MODELS: PageModel[] = [
  page('admin-sign-in', 'admin/sign-in', events.signIn),
  page('admin-sign-in-error', 'admin/sign-in', events.signInError),
  page('admin-today', 'admin/today', events.today),
  page('admin-today-empty', 'admin/today', events.todayEmpty),
  page('admin-events', 'admin/events', events.events),
  page('admin-events-empty', 'admin/events', events.eventsEmpty),
  page('admin-event-edit', 'admin/event-edit', edit.eventEdit),
  page('admin-event-new', 'admin/event-edit', edit.eventNew),
  page('admin-performance-edit', 'admin/performance-edit', edit.performanceEdit),
  page('admin-performance-locked', 'admin/performance-edit', edit.performanceEditLocked),
  page('admin-seating-plans', 'admin/seating-plans', house.seatingPlans),
  page('admin-seating-plans-bad', 'admin/seating-plans', house.seatingPlansBad),
  page('admin-seating-plan', 'admin/seating-plan', house.seatingPlan),
  page('admin-venues', 'admin/venues', house.venues),
  page('admin-performance-live', 'admin/performance-live', office.performanceLive),
  page('admin-performance-live-bad', 'admin/performance-live', office.performanceLiveBad),
  page('admin-performance-live-cancelled', 'admin/performance-live', office.performanceLiveCancelled),
  page('admin-draw', 'admin/draw', draw.drawDesk),
  page('admin-draw-awaited', 'admin/draw', draw.drawDeskAwaited),
  page('admin-draw-abandoned', 'admin/draw', draw.drawDeskAbandoned),
  page('admin-pools', 'admin/pools', poolPages.pools),
  page('admin-books', 'admin/books', books.books),
  page('admin-books-clean', 'admin/books', books.booksClean),
  page('admin-bookings', 'admin/bookings', office.bookings),
  page('admin-bookings-empty', 'admin/bookings', office.bookingsEmpty),
  page('admin-booking', 'admin/booking', office.adminBooking),
  page('admin-audit', 'admin/audit', papers.audit),
  page('admin-mails', 'admin/mails', papers.mails),
  page('admin-mail', 'admin/mail', papers.mail),
  page('admin-mail-refused', 'admin/mail', papers.mailRefused),
];
