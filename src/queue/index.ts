export { AdmissionsService } from './admissions/admissions.service.js';
export { queueNotAvailable } from './queue.problems.js';
export { refuseQueue } from './queue.rules.js';
export { QueueModule } from './queue.module.js';
export { ShopperGuard, ShopperId } from './shoppers/shopper.guard.js';
export { Shoppers } from './shoppers/shoppers.js';
