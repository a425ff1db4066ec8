export { Database } from './database.js';
export { DatabaseModule } from './database.module.js';
export { Collection, type Page, pageOf, type PageRequest } from './collection.js';
export { isUnavailable, violatedConstraint, violatesForeignKey } from './failures.js';
export { migrate } from './migrate.js';
export type { Sql, Tx } from './sql.js';
