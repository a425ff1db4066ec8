export { Database } from './database.js';
export { DatabaseModule } from './database.module.js';
export { Collection, pageOf } from './collection.js';
export { isUnavailable, violatedConstraint, violatesForeignKey } from './failures.js';
export { migrate } from './migrate.js';

//# sourceMappingURL=index.js.map
