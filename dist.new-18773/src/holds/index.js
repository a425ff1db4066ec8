export { feesOf, totalOf } from './hold.js';
export { toHoldView } from './hold.view.js';
export { holdExpired, limitReached, notOnSale, paymentInProgress } from './holds.problems.js';
export { HoldsModule } from './holds.module.js';
export { HoldsService } from './holds.service.js';

//# sourceMappingURL=index.js.map
