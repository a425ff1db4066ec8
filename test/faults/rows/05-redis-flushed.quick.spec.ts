import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { during, flush } from '../harness/redis-console.js';
import { strangerGets, underWay } from '../harness/under-way.js';

const FLUSH_EVERY_MS = 200;

fault(
  {
    ...{ row: 5, title: 'Redis is wiped during holds and checkouts', quick: true },
    ...{
      inject: '`FLUSHALL`, then again and again under a crowd',
      expect:
        'sold and claimed seats stay refused, the payment goes through; the hold nobody pays for is over (410)',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, sold, claimed, holder, hold, finish } = await underWay(context);
    context.fired('FLUSHALL between claim and payment', await flush(rig.redis));
    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    expect(await strangerGets(context, performanceId, claimed)).toBe('409 seats-taken');
    expect((await finish()).final?.status).toBe(201);
    expect((await holder.pay(hold)).final?.status).toBe(410);

    const shopping = crowd(context, { sale: await context.sale(), buyers: 24, atOnce: 6 });
    const flushes = await during(shopping, () => flush(rig.redis), FLUSH_EVERY_MS);
    context.fired('FLUSHALL under a crowd', flushes);
    expect((await shopping).filter(({ final }) => final === undefined)).toEqual([]);
  },
);
