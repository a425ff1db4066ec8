import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';
import type { EmbeddedServer, Log } from './server.js';

export interface EmbeddedServers {
  postgres: EmbeddedServer | undefined;
  redis: EmbeddedServer | undefined;
  stop(): Promise<void>;
}

/**
 * Starts what is asked for, both at once. When one fails, the other is stopped again, and the
 * first error is thrown.
 */
export async function startEmbedded(wanted: {
  dataDir: string;
  postgres: boolean;
  redis: boolean;
  log: Log;
}): Promise<EmbeddedServers> {
  const options = { dataDir: wanted.dataDir, durable: true, log: wanted.log };
  const started = await Promise.allSettled([
    wanted.postgres ? startPostgres(options) : undefined,
    wanted.redis ? startRedis(options) : undefined,
  ]);
  const [postgres, redis] = started.map(result => (result.status === 'fulfilled' ? result.value : undefined));
  const stop = async (): Promise<void> => {
    await Promise.all([postgres?.stop(), redis?.stop()]);
  };
  const failure = started.find(result => result.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return { postgres, redis, stop };
}
