import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { invariant } from './platform/assert.js';
import type { Settings } from './platform/config/config.js';
import { migrate } from './platform/database/index.js';
import { createWebApp } from './platform/web/web-app.js';

export function createApp(config: Settings): Promise<NestFastifyApplication> {
  return createWebApp(AppModule.for(config), config);
}

/** Schema and first records; safe to run at every start and from several processes at once. */
export async function prepare(config: Settings): Promise<void> {
  invariant(config.databaseUrl !== undefined, 'the database address is known before it is migrated');
  await migrate(config.databaseUrl, migrations);
}
