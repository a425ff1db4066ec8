import type { Redis } from 'ioredis';
import { until } from './until.js';

/** Where Bull keeps the jobs of the outbox. */
export const JOBS = '{bull}:outbox';

/** How many jobs there have ever been. */
export async function jobsGiven(console: Redis): Promise<number> {
  return Number(await console.get(`${JOBS}:id`));
}

/** Waits until all jobs are done that came after so many. */
export async function untilJobsAreDone(console: Redis, given: number): Promise<void> {
  await until('Bull has done its jobs', async () => {
    // A job whose end was lost with the old master is listed as active until Bull looks for such ones.
    const active = await console.lrange(`${JOBS}:active`, 0, -1);
    const left = (await console.llen(`${JOBS}:wait`)) + active.filter(job => Number(job) > given).length;
    return left === 0;
  });
}
