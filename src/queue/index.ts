export { AdmissionsService } from './admissions/admissions.service.js';
export { LeversService } from './levers/levers.service.js';
export { noQueue, notAdmitted } from './queue.problems.js';
export { type QueueFigures, QueueFiguresService } from './queue-figures.service.js';
export { QueueModule } from './queue.module.js';
export { ShopperGuard, ShopperId } from './shoppers/shopper.guard.js';
export { Shoppers } from './shoppers/shoppers.js';
