import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Looks until it is so. @throws when it is not in 60 s @param what is waited for, in words */
export async function until(what: string, look: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`It did not come so far: ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}
