import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

// What `npm start` and `npm test` do before anything else, for those who only want that.
try {
  endOnSignals();
  const redis = ensureRedis();
  redis.catch(() => undefined);
  await ensureDependencies(resolve(import.meta.dirname, '..'));
  await redis;
} catch (error) {
  giveUp(error);
}
