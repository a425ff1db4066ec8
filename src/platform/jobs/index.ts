export { JobRegistry } from './job-registry.js';
export { JobsModule } from './jobs.module.js';
export { type Lane, Outbox } from './outbox.js';
