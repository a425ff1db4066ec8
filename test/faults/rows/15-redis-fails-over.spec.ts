import { tmpdir } from 'node:os';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { startRedis } from '../../../src/platform/embedded/index.js';
import { atRedis, untilInfo } from '../harness/redis-console.js';
import { strangerGets, underWay } from '../harness/under-way.js';

fault(
  {
    ...{
      row: 15,
      title: 'Redis becomes the replica of a server that knows nothing, and a master again',
      rig: {},
    },
    ...{
      inject: '`REPLICAOF` another server, and `REPLICAOF NO ONE`',
      expect:
        'READONLY is a clean 503; the payment goes through; sold and claimed seats stay refused, the unpaid hold is over (410)',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, sold, claimed, free, holder, hold, finish } = await underWay(context);
    const other = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined });
    try {
      await atRedis(rig.redis, async console => {
        const { hostname, port, password } = new URL(other.url);
        await console.config('SET', 'masterauth', password);
        await console.replicaof(hostname, Number(port));
        await untilInfo(console, 'replication', /master_link_status:up/);
        expect(await strangerGets(context, performanceId, free, 0)).toBe('503 holds-unavailable');
        const refused = /errorstat_READONLY:count=(\d+)/.exec(await console.info('errorstats'))?.[1];
        context.fired('a write refused with READONLY', Number(refused));
        await console.call('REPLICAOF', 'NO', 'ONE');
      });
      expect(await strangerGets(context, performanceId, [...sold, ...claimed])).toBe('409 seats-taken');
      expect((await finish()).final?.status).toBe(201);
      expect((await holder.pay(hold)).final?.status).toBe(410);
      const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
      expect(errands.map(({ final }) => final?.status)).toContain(201);
    } finally {
      await other.stop();
    }
  },
);
