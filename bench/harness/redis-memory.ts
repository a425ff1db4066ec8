import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Buffers of connections and of the append-only file come and go; what stays is the least of these looks. */
const LOOKS = 20;
const LOOK_EVERY_MS = 250;

/** @returns bytes that Redis uses for what it keeps */
export async function usedMemory(redisUrl: string): Promise<number> {
  const redis = new Redis(redisUrl);
  try {
    const looks: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      await sleep(LOOK_EVERY_MS);
      looks.push(Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1]));
    }
    return Math.min(...looks);
  } finally {
    redis.disconnect();
  }
}
