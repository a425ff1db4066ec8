export { AVAILABILITY_LUA } from './availability/availability.lua.js';
export { keyPrefix, seatKey } from './availability/availability.keys.js';
export { type AvailabilityDocument, AvailabilityDocuments } from './availability/availability-documents.js';
export { AvailabilityService } from './availability/availability.service.js';
export { AVAILABLE, type Counts, HELD } from './availability/board.js';
export { SeatCopy } from './availability/seat-copy.js';
export { type Stock, StockService } from './availability/stock.service.js';
export type { Asking } from './best-available/asking.js';
export { BestAvailableService, type BestAvailableWish } from './best-available/best-available.service.js';
export {
  badSeatingPlan,
  leavesSingleSeat,
  noAdjacentSeats,
  seatsTaken,
  soldOut,
} from './inventory.problems.js';
export { InventoryModule } from './inventory.module.js';
export type { PerformanceSeat } from './performance-seats/performance-seat.js';
export { PerformanceSeatsService } from './performance-seats/performance-seats.service.js';
export { type SeatDirectory, SeatDirectories } from './performance-seats/seat-directory.js';
export { arena } from './seating-plans/arena-plan.rules.js';
export type { SeatingPlan } from './seating-plans/seating-plan.js';
export { sectionId, sectionIndexOf } from './seating-plans/seating-chart.rules.js';
export { stadium } from './seating-plans/stadium-plan.rules.js';
export { theatre } from './seating-plans/theatre-plan.rules.js';
export { SeatingPlansService, type SeatingPlanSummary } from './seating-plans/seating-plans.service.js';
export type { Area, PriceTier } from './set-up/price-tier.js';
export type { AreaInput, TierInput } from './set-up/set-up.rules.js';
export { SetUpService } from './set-up/set-up.service.js';
