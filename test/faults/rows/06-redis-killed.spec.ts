import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { atRedis } from '../harness/redis-console.js';
import { countsOf, strangerGets, underWay } from '../harness/under-way.js';

const DOWN_MS = 4_000;
/** No request may take anywhere near as long, however busy the machine is. */
const REQUEST_PATIENCE_MS = 5_000;

fault(
  {
    ...{ row: 6, title: 'Redis is killed, stays away, and comes back empty', rig: {} },
    ...{
      inject: 'SIGKILL, its files removed, started again',
      expect:
        'the payment goes through meanwhile; sold and claimed seats show; new holds get a clean 503 at once, and work afterwards',
    },
  },
  async context => {
    const { rig, patience } = context;
    await rig.start('a');
    const { performanceId, sold, claimed, free, holder, hold, finish } = await underWay(context);
    const next = await context.sale();
    patience.ms = REQUEST_PATIENCE_MS;
    const home = await atRedis(rig.redis, async client => (await client.config('GET', 'dir')) as string[]);
    await rig.redis.kill();
    rmSync(join(home[1] ?? '', 'appendonlydir'), { recursive: true });
    context.fired(`SIGKILL, away for ${DOWN_MS} ms`);

    const refused = await context.buyer().hold({ performanceId, seatIds: free, patienceMs: 0 });
    expect(refused.final).toMatchObject({ status: 503, problem: 'holds-unavailable', retryAfter: '2' });
    expect(await countsOf(context, performanceId)).toMatchObject({
      sold: sold.length,
      held: claimed.length,
    });
    expect((await finish()).final?.status).toBe(201);
    const shopping = crowd(context, { sale: next, buyers: 16, atOnce: 8 });
    await sleep(DOWN_MS);
    await rig.redis.restart();

    expect(await strangerGets(context, performanceId, [...sold, ...claimed])).toBe('409 seats-taken');
    expect((await holder.pay(hold)).final?.status).toBe(410);
    const outcomes = (await shopping).map(({ final }) => final?.status);
    expect(outcomes).toContain(201);
    expect(outcomes).not.toContain(undefined);
    expect(patience.exceeded).toBe(0);
  },
);
