import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../config/config.js';
import { giveBackWhenIdle } from './idle-memory.js';
import { onStop } from './stop.js';
import { keepTickShape } from './tick-shape.js';

export type CreateApp = (config: Settings) => Promise<NestFastifyApplication>;

/** Serves until the returned function is called. */
export async function listen(config: Settings, createApp: CreateApp): Promise<() => Promise<void>> {
  const app = await createApp(config);
  await app.listen({ port: config.port, host: config.host });
  await keepTickShape();
  const stopLooking = giveBackWhenIdle();
  return () => {
    stopLooking();
    return app.close();
  };
}

export async function runWorker(config: Settings, createApp: CreateApp): Promise<void> {
  let stop: () => Promise<void> = () => Promise.resolve();
  onStop(() => stop());
  stop = await listen(config, createApp);
}
