export { JobRegistry } from './job-registry.js';
export { JobsModule } from './jobs.module.js';
export { Outbox } from './outbox.js';
export type { Lane } from './outbox-lane.js';
