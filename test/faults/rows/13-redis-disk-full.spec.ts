import type { Redis } from 'ioredis';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { atRedis, untilInfo } from '../harness/redis-console.js';
import { SmallDisk } from '../harness/small-disk.js';
import { strangerGets, underWay } from '../harness/under-way.js';
import { until } from '../harness/until.js';

const DISK_MB = 8;
/** Nobody can write there, root neither. */
const UNWRITABLE = '/proc';

/** Makes the disk below Redis full, or unwritable where no small disk can be had. @returns how to mend it */
async function fillDisk(context: FaultContext, console: Redis): Promise<() => Promise<void>> {
  const [, home = ''] = (await console.config('GET', 'dir')) as string[];
  const disk = SmallDisk.mount(DISK_MB);
  if (disk === undefined) {
    await console.config('SET', 'dir', UNWRITABLE);
    await console.config('SET', 'save', '3600 1');
    await console.bgsave();
    await untilInfo(console, 'persistence', /rdb_last_bgsave_status:err/);
    context.fired('BGSAVE failed');
    return async () => {
      await console.config('SET', 'dir', home);
      await console.bgsave();
      await untilInfo(console, 'persistence', /rdb_last_bgsave_status:ok/);
    };
  }
  await moveTo(console, disk.folder);
  context.fired(`a disk of ${DISK_MB} MB filled`, Math.sign(disk.fill()));
  return async () => {
    disk.empty();
    await untilInfo(console, 'persistence', /aof_last_write_status:ok/);
    await moveTo(console, home);
    disk.unmount();
  };
}

/** The append-only file begins anew in another folder. */
async function moveTo(console: Redis, folder: string): Promise<void> {
  await console.config('SET', 'appendonly', 'no');
  await console.config('SET', 'dir', folder);
  await console.config('SET', 'appendonly', 'yes');
  await untilInfo(console, 'persistence', /aof_rewrite_in_progress:0[^]*aof_last_bgrewrite_status:ok/);
}

fault(
  {
    ...{
      row: 13,
      title: 'the disk of Redis is full',
      rig: { redisArgs: ['--enable-protected-configs', 'yes'] },
    },
    ...{
      inject: 'its files on a small tmpfs, filled up (where that may not be mounted: a failing BGSAVE)',
      expect: 'as when it is away: the payment goes through, new holds get a clean 503; `/readyz` says so',
    },
  },
  async context => {
    const { rig } = context;
    const { url } = await rig.start('a');
    const { performanceId, sold, free, holder, hold, finish } = await underWay(context);
    const isReady = async (): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;
    await atRedis(rig.redis, async console => {
      const mend = await fillDisk(context, console);
      try {
        // Redis notices with the first write that fails.
        await until('Redis is reported as down', async () => !(await isReady()));
        expect(await strangerGets(context, performanceId, free, 0)).toBe('503 holds-unavailable');
        expect((await finish()).final?.status).toBe(201);
        expect((await holder.pay(hold)).final?.status).toBe(201);
        const refused = /errorstat_MISCONF:count=(\d+)/.exec(await console.info('errorstats'))?.[1];
        context.fired('a write refused with MISCONF', Number(refused));
      } finally {
        await mend();
      }
    });
    await until('Redis is reported as up', isReady);
    expect(await strangerGets(context, performanceId, free)).toBe('held');
    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
    expect(errands.map(({ final }) => final?.status)).toContain(201);
  },
);
