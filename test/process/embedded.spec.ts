import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { isAlive, waitUntilGone } from '../../src/platform/embedded/processes.js';
import { ask } from './ask.js';
import { type Launched, cleanUp, dataFolder, launch, serverPids } from './launch.js';

const HOST = resolve(import.meta.dirname, 'fixtures/host.mjs');

interface Facts {
  url: string;
  pid: number;
  adopted: boolean;
}

async function up(host: Launched): Promise<{ postgres: Facts; redis: Facts }> {
  const [, json = ''] = await host.printed(/^up (.+)$/m);
  const [postgres, redis] = JSON.parse(json) as [Facts, Facts];
  return { postgres, redis };
}

function host(dataDir: string): Launched {
  return launch([process.execPath, HOST], { DATA_DIR: dataDir });
}

afterEach(cleanUp);

describe('servers of a data folder', () => {
  it('keep their data and their addresses from one run to the next, and stop with us', async () => {
    const dataDir = dataFolder();
    const first = host(dataDir);
    const before = await up(first);
    await ask(before.postgres.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    const redis = new Redis(before.redis.url);
    await redis.set('kept', '42');
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    redis.disconnect();
    expect(await ask(before.postgres.url, 'SHOW fsync')).toBe('on');
    expect(await ask(before.postgres.url, 'SHOW timezone')).toBe('UTC');

    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    expect([before.postgres.pid, before.redis.pid].map(isAlive)).toEqual([false, false]);

    const after = await up(host(dataDir));
    expect(after.postgres).toMatchObject({ url: before.postgres.url, adopted: false });
    expect(after.redis).toMatchObject({ url: before.redis.url, adopted: false });
    expect(await ask(after.postgres.url, 'SELECT n FROM kept')).toBe(42);
    const again = new Redis(after.redis.url);
    expect(await again.get('kept')).toBe('42');
    again.disconnect();
  });

  it('let nobody in without the password, which only the owner can read', async () => {
    const dataDir = dataFolder();
    const { postgres, redis } = await up(host(dataDir));
    const stranger = new URL(postgres.url);
    stranger.password = 'wrong';
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow(/password/);
    const guest = new Redis(Number(new URL(redis.url).port), '127.0.0.1');
    guest.on('error', () => undefined);
    await expect(guest.get('x')).rejects.toThrow(/NOAUTH/);
    guest.disconnect();
    for (const name of ['postgres/password', 'redis/password', 'redis/redis.conf']) {
      expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
    }
  });

  it('are taken over when only Frontrow was killed, and then stop with the new one', async () => {
    const dataDir = dataFolder();
    const first = host(dataDir);
    const before = await up(first);
    first.child.kill('SIGKILL');
    await first.exited;

    const second = host(dataDir);
    const after = await up(second);
    expect(after.postgres).toEqual({ ...before.postgres, adopted: true });
    expect(after.redis).toEqual({ ...before.redis, adopted: true });
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect([after.postgres.pid, after.redis.pid].map(isAlive)).toEqual([false, false]);
  });

  it('come back after everything was killed, also when the noted process id is somebody else now', async () => {
    const dataDir = dataFolder();
    const first = host(dataDir);
    const before = await up(first);
    await ask(before.postgres.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    for (const pid of [first.pid, before.postgres.pid, before.redis.pid]) process.kill(pid, 'SIGKILL');
    await first.exited;
    await Promise.all([before.postgres.pid, before.redis.pid].map(pid => waitUntilGone(pid, 5000)));

    // Somebody of the same user, because Postgres pays no heed to processes of others.
    const { uid, gid } = statSync(join(dataDir, 'postgres/cluster'));
    const asOwner = process.getuid?.() === 0 ? { uid, gid } : {};
    const stranger = spawn('sleep', ['60'], { ...asOwner, cwd: '/', stdio: 'ignore' });
    const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'));
    writeFileSync(join(dataDir, 'redis/redis.pid'), `${stranger.pid}\n`);
    try {
      const after = await up(host(dataDir));
      expect(after.postgres.adopted).toBe(false);
      expect(await ask(after.postgres.url, 'SELECT n FROM kept')).toBe(42);
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('come back on the same address when they die under a running Frontrow', async () => {
    const dataDir = dataFolder();
    const frontrow = host(dataDir);
    const { postgres, redis } = await up(frontrow);
    for (const pid of [postgres.pid, redis.pid]) process.kill(pid, 'SIGKILL');
    await Promise.all([frontrow.printed(/Postgres has ended/), frontrow.printed(/Redis has ended/)]);
    const client = new Redis(redis.url);
    client.on('error', () => undefined);
    expect(await client.set('alive', 'again')).toBe('OK');
    client.disconnect();
    while (!(await ask(postgres.url, 'SELECT 1').then(Boolean, () => false))) await sleep(50);
    expect(frontrow.child.exitCode).toBeNull();
  });

  it('move to other ports when theirs are taken meanwhile', async () => {
    const dataDir = dataFolder();
    const first = host(dataDir);
    const before = await up(first);
    first.child.kill('SIGTERM');
    await first.exited;
    const squatters = await Promise.all(
      [before.postgres.url, before.redis.url].map(
        url =>
          new Promise<ReturnType<typeof createServer>>(done => {
            const server = createServer(socket => socket.destroy());
            server.listen(Number(new URL(url).port), '127.0.0.1', () => done(server));
          }),
      ),
    );
    const after = await up(host(dataDir));
    expect(new URL(after.postgres.url).port).not.toBe(new URL(before.postgres.url).port);
    expect(new URL(after.redis.url).port).not.toBe(new URL(before.redis.url).port);
    expect(await ask(after.postgres.url, 'SELECT 1')).toBe(1);
    for (const server of squatters) server.close();
  });

  it('belong to one Frontrow: a second one is refused and disturbs nothing', async () => {
    const dataDir = dataFolder();
    const first = host(dataDir);
    const { postgres, redis } = await up(first);
    const second = host(dataDir);
    expect(await second.exited).toBe(3);
    expect(second.output()).toMatch(/Another Frontrow is running on .*DATA_DIR/s);
    expect(serverPids(dataDir)).toEqual({ postgres: postgres.pid, redis: redis.pid });
    expect(await ask(postgres.url, 'SELECT 1')).toBe(1);
  });

  it('belong to one Frontrow also when two start at the same moment', async () => {
    const dataDir = dataFolder();
    const both = [host(dataDir), host(dataDir)];
    const outcomes = await Promise.all(
      both.map(one => Promise.race([up(one).catch(() => 'refused'), one.exited])),
    );
    expect(outcomes.filter(outcome => outcome === 3 || outcome === 'refused')).toHaveLength(1);
    const winner = both.find(one => /^up /m.test(one.output()));
    expect(await ask((await up(winner as Launched)).postgres.url, 'SELECT 1')).toBe(1);
  });
});
