export { BasketCookie } from './basket-cookie.js';
export { tooMany } from './hold-refusals.js';
export { type HeldSeat, type Hold, performanceOfHold, totalOf } from './hold.js';
export type { Pick } from './hold-picks.js';
export { MAX_LIFE_MS } from './hold.rules.js';
export { type HoldView } from './hold.view.js';
export { holdExpired, limitReached, paymentInProgress } from './holds.problems.js';
export { HoldsModule } from './holds.module.js';
export { HoldsService } from './holds.service.js';
