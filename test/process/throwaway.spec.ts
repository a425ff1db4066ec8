import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startPostgres, startRedis } from '../../src/platform/embedded/index.js';
import { isAlive, waitUntilGone } from '../../src/platform/embedded/processes.js';
import { ask } from './ask.js';
import { cleanUp, dataFolder, launch } from './launch.js';

afterEach(cleanUp);

describe('throwaway servers', () => {
  it('are several at once, come back after a kill on the same address, and leave no folder', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'frontrow-parent-'));
    const options = { dataDir: parent, durable: false, log: () => undefined };
    const [one, two, redis] = await Promise.all([
      startPostgres(options),
      startPostgres(options),
      startRedis({ ...options, extraArgs: ['--maxmemory', '64mb'] }),
    ]);
    try {
      expect(one.url).not.toBe(two.url);
      const { url, pid } = one;
      await one.kill();
      expect(isAlive(pid)).toBe(false);
      await one.restart();
      expect(one.url).toBe(url);
      expect(await ask(url, 'SELECT 1')).toBe(1);
      const client = new Redis(redis.url);
      expect(await client.config('GET', 'maxmemory')).toEqual(['maxmemory', String(64 * 1024 * 1024)]);
      client.disconnect();
    } finally {
      await Promise.all([one.stop(), two.stop(), redis.stop()]);
    }
    expect([one.pid, two.pid, redis.pid].map(isAlive)).toEqual([false, false, false]);
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });

  it('do not outlive a process that was killed', async () => {
    const parent = dataFolder();
    const owner = launch([process.execPath, resolve(import.meta.dirname, 'fixtures/throwaway-host.mjs')], {
      PARENT_FOLDER: parent,
    });
    const [, json = ''] = await owner.printed(/^up (.+)$/m);
    const pids = JSON.parse(json) as number[];
    expect(pids.map(isAlive)).toEqual([true, true]);
    process.kill(-owner.pid, 'SIGKILL');
    expect(await Promise.all(pids.map(pid => waitUntilGone(pid, 15_000)))).toEqual([true, true]);
    while (readdirSync(parent).length > 0) await sleep(50);
  });
});
