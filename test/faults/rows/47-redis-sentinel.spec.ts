import { tmpdir } from 'node:os';
import { startRedis } from '../../../src/platform/embedded/index.js';
import { type Enter, enter } from '../../support/queue.js';
import { jobsGiven, untilJobsAreDone } from '../harness/bull-jobs.js';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { atRedis, untilInfo } from '../harness/redis-console.js';
import { Sentinels, WATCHED } from '../harness/sentinels.js';
import { strangerGets, underWay } from '../harness/under-way.js';
import { until } from '../harness/until.js';
import type { WebProcess } from '../harness/web-process.js';

const FANS = 20;

for (const [how, signal, restore] of [
  ['is killed', 'SIGKILL', ({ rig }) => rig.redis.restart()],
  ['freezes, and thaws when another one is the master', 'SIGSTOP', ({ rig }) => thaw(rig.redis.pid)],
] as [string, NodeJS.Signals, (context: FaultContext) => Promise<void>][]) {
  fault(
    {
      ...{ row: 47, title: `the master of three sentinels ${how}`, rig: { redisArgs: WATCHED } },
      ...{
        inject: `${signal} of the master; the sentinels make its replica the new one, and it comes back as a replica`,
        expect:
          'joins go on and no index is given twice; sold and claimed seats stay refused, the payment goes through, holds and Bull work again',
      },
    },
    async context => {
      const { rig } = context;
      const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
      const replica = await startRedis({ ...options, extraArgs: [...WATCHED, ...replicaOf(rig.redis.url)] });
      context.atTheEnd(() => replica.stop());
      await atRedis(replica, console => untilInfo(console, 'replication', /master_link_status:up/));
      const sentinels = await Sentinels.watching(rig.redis);
      context.atTheEnd(() => sentinels.stop());
      const env = { REDIS_URL: sentinels.url };
      const webs = [await rig.start('a', env), await rig.start('b', env)];
      const { performanceId: id } = await context.sale(50, { capacity: 10, ratePerMinute: 60 });
      const before = await Promise.all(Array.from({ length: FANS }, (_, i) => joined(webs, id, i)));
      const { performanceId, sold, claimed, finish } = await underWay(context);

      process.kill(rig.redis.pid, signal);
      // They ask again and again, from before the fail-over until after it.
      const during = Array.from({ length: FANS }, (_, i) => joined(webs, id, i));
      await sentinels.untilMasterIs(replica);
      context.fired('the sentinels made the replica the master');
      const after = [...(await Promise.all(during)), await joined(webs, id, 0), await joined(webs, id, 1)];

      const everybody = [...before, ...after];
      expect(new Set(everybody.map(({ index }) => index)).size).toBe(everybody.length);
      for (const { entry, index } of everybody) {
        for (const web of webs) expect((await enter(web, id, entry)).index).toBe(index);
      }
      expect(await strangerGets(context, performanceId, [...sold, ...claimed])).toBe('409 seats-taken');
      expect((await finish()).final?.status).toBe(201);
      const jobs = await atRedis(replica, jobsGiven);
      const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
      expect(errands.map(({ final }) => final?.status)).toContain(201);
      await atRedis(replica, async console => {
        expect(await jobsGiven(console)).toBeGreaterThan(jobs);
        await untilJobsAreDone(console, jobs);
      });
      await restore(context);
      await atRedis(rig.redis, console => untilInfo(console, 'replication', /role:slave[^]*link_status:up/));
      expect(await strangerGets(context, performanceId, [...sold, ...claimed])).toBe('409 seats-taken');
    },
  );
}

function replicaOf(url: string): string[] {
  const { hostname, port } = new URL(url);
  return ['--replicaof', hostname, port];
}

/** Joins at one process, again until it is let. */
async function joined(webs: WebProcess[], id: string, which: number): Promise<Enter> {
  let entry: Enter | undefined;
  await until('somebody joins', async () => {
    const web = webs[which % webs.length];
    entry = web === undefined ? undefined : await enter(web, id).catch(() => undefined);
    return entry !== undefined;
  });
  if (entry === undefined) throw new Error('Nobody joined.');
  return entry;
}

function thaw(pid: number): Promise<void> {
  process.kill(pid, 'SIGCONT');
  return Promise.resolve();
}
