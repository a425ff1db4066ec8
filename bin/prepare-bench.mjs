import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { compileBeside } from './compile.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureNginx } from './setup/nginx.mjs';
import { endOnSignals, giveUp } from './setup/progress.mjs';
import { ensureRedis } from './setup/redis.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** Sees to it that the product and what measures it are built, and that Redis is there if it is needed. */
export async function prepareBench({ needsRedis, needsEdge = false, needsBrowser = false }) {
  try {
    endOnSignals();
    const redis = needsRedis ? ensureRedis() : Promise.resolve();
    redis.catch(() => undefined);
    await ensureDependencies(ROOT);
    await ensureBuilt();
    await compileBeside('bench');
    await redis;
    if (needsEdge) process.env.NGINX_PATH = (await ensureNginx()) ?? '';
    // Without one the row of the seat map fails, and says so.
    const chromium = needsBrowser ? await ensureChromium() : undefined;
    if (chromium !== undefined) process.env.CHROMIUM_PATH = chromium;
  } catch (error) {
    giveUp(error);
  }
}
