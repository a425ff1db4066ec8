export { AVAILABILITY_LUA } from './availability/availability.lua.js';
export { keyPrefix, seatKey } from './availability/availability.keys.js';
export { AvailabilityDocuments } from './availability/availability-documents.js';
export { AvailabilityService } from './availability/availability.service.js';
export { AVAILABLE } from './availability/board.js';
export { SeatCopy } from './availability/seat-copy.js';
export { StockService } from './availability/stock.service.js';
export { BestAvailableService } from './best-available/best-available.service.js';
export { leavesSingleSeat, noAdjacentSeats, seatsTaken, soldOut } from './inventory.problems.js';
export { InventoryModule } from './inventory.module.js';
export { PerformanceSeatsService } from './performance-seats/performance-seats.service.js';
export { SeatDirectories } from './performance-seats/seat-directory.js';
export { arena } from './seating-plans/arena-plan.rules.js';
export { sectionId, sectionIndexOf } from './seating-plans/seating-chart.rules.js';
export { stadium } from './seating-plans/stadium-plan.rules.js';
export { theatre } from './seating-plans/theatre-plan.rules.js';
export { SeatingPlansService } from './seating-plans/seating-plans.service.js';
export { SetUpService } from './set-up/set-up.service.js';

//# sourceMappingURL=index.js.map
