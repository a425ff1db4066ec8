import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { atRedis } from '../harness/redis-console.js';
import { strangerGets, underWay } from '../harness/under-way.js';

async function refusedByMemory(url: string): Promise<number> {
  const stats = await atRedis({ url }, client => client.info('errorstats'));
  return Number(/errorstat_OOM:count=(\d+)/.exec(stats)?.[1] ?? 0);
}

fault(
  {
    ...{ row: 12, title: 'Redis is out of memory', rig: {} },
    ...{
      inject: '`CONFIG SET maxmemory` below what it uses',
      expect:
        'the payment goes through meanwhile, and so does one for a hold that is there; new holds get a clean 503',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, sold, free, holder, hold, finish } = await underWay(context);
    await atRedis(rig.redis, client => client.config('SET', 'maxmemory', '1mb'));
    expect(await strangerGets(context, performanceId, free, 0)).toBe('503 holds-unavailable');
    expect((await finish()).final?.status).toBe(201);
    expect((await holder.pay(hold)).final?.status).toBe(201);
    context.fired('a write refused for want of memory', await refusedByMemory(rig.redis.url));
    await atRedis(rig.redis, client => client.config('SET', 'maxmemory', '0'));
    expect(await strangerGets(context, performanceId, free)).toBe('held');
    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
    expect(errands.map(({ final }) => final?.status)).toContain(201);
  },
);

fault(
  {
    ...{ row: 12, title: 'Redis would evict keys', rig: {} },
    ...{ inject: '`CONFIG SET maxmemory-policy`', expect: 'a process refuses to start, and says why' },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    for (const policy of ['allkeys-lru', 'volatile-ttl']) {
      await atRedis(rig.redis, client => client.config('SET', 'maxmemory-policy', policy));
      const start = rig.start('b');
      await expect(start).rejects.toThrow(/ended with 1 .*maxmemory-policy/s);
      context.fired(`refused to start with ${policy}`);
    }
    await atRedis(rig.redis, client => client.config('SET', 'maxmemory-policy', 'noeviction'));
    await rig.start('c');
  },
);
