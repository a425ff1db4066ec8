import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { invariant } from './platform/assert.js';
import { migrate } from './platform/database/index.js';
import { createWebApp } from './platform/web/web-app.js';
export function createApp(config) {
    return createWebApp(AppModule.for(config), config);
}
/** Schema and first records; safe to run at every start and from several processes at once. */ export async function prepare(config) {
    invariant(config.databaseUrl !== undefined, 'the database address is known before it is migrated');
    await migrate(config.databaseUrl, migrations);
}

//# sourceMappingURL=app.js.map
