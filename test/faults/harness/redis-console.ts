import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedServer } from '../../../src/platform/embedded/index.js';
import { until } from './until.js';

/** Speaks to a Redis server itself, past every fault. */
export async function atRedis<T>(
  { url }: Pick<EmbeddedServer, 'url'>,
  work: (client: Redis) => Promise<T>,
): Promise<T> {
  const client = new Redis(url);
  client.on('error', () => undefined);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

/** Wipes the server. @returns 1 if there was anything to lose, else 0 */
export async function flush(server: Pick<EmbeddedServer, 'url'>): Promise<number> {
  return atRedis(server, async client => {
    const keys = await client.dbsize();
    await client.flushall();
    return Math.min(keys, 1);
  });
}

/** Does something again and again, with pauses in between, until the work is over. @returns the sum of what it said */
export async function during(
  work: Promise<unknown>,
  act: () => Promise<number>,
  pauseMs: number,
): Promise<number> {
  // Whoever waits for the work itself hears of its failure.
  const isOver = work.then(
    () => true,
    () => true,
  );
  for (let sum = 0; ;) {
    sum += await act();
    if (await Promise.race([sleep(pauseMs, false), isOver])) return sum;
  }
}

/** Waits until a section of INFO says so. */
export function untilInfo(client: Redis, section: string, pattern: RegExp): Promise<void> {
  return until(`${section} of Redis says ${pattern}`, async () => pattern.test(await client.info(section)));
}

/** Milliseconds that the longest lock or hold still has; 0 without any. @throws when one never ends */
export async function longestLock(server: Pick<EmbeddedServer, 'url'>): Promise<number> {
  return atRedis(server, async client => {
    const keys = (await client.keys('*')).filter(key => /:(seat|hold|shopper):/.test(key));
    const left = await Promise.all(keys.map(key => client.pttl(key)));
    if (left.includes(-1)) throw new Error(`One of ${keys.join(', ')} never ends.`);
    return Math.max(0, ...left);
  });
}
