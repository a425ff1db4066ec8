import type { Redis } from 'ioredis';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { atRedis } from '../harness/redis-console.js';
import { strangerGets, underWay } from '../harness/under-way.js';

/** As a clock that jumps ahead: what has a time to live is over. @returns how many keys that were */
async function endTimes(client: Redis, isAllOver: boolean): Promise<number> {
  let ended = 0;
  for (const key of await client.keys('{p:*')) {
    if (isAllOver || (await client.pttl(key)) > 0) ended += await client.pexpire(key, 1);
    // The list of what is held keeps its times itself, by the same clock.
    else if (key.endsWith(':held')) {
      for (const member of await client.zrange(key, 0, -1)) await client.zadd(key, 'XX', 1, member);
    }
  }
  return ended;
}

for (const isAllOver of [false, true]) {
  const what = isAllOver ? 'every key about seats' : 'every key with a time to live';
  fault(
    {
      ...{ row: 14, title: `the clock of Redis jumps ahead: ${what} ends` },
      ...{
        inject: `\`PEXPIRE 1\` on ${what}`,
        expect:
          'sold seats stay refused; who holds claimed ones cannot pay for them; the payment goes through; the unpaid hold is over',
      },
    },
    async context => {
      const { rig } = context;
      await rig.start('a');
      const { performanceId, sold, claimed, held, holder, hold, finish } = await underWay(context);
      const ended = await atRedis(rig.redis, client => endTimes(client, isAllOver));
      context.fired('a key ended before its time', ended);
      expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
      const rival = context.buyer();
      const wish = context.watch(await rival.hold({ performanceId, seatIds: claimed }));
      if (wish.holdId !== undefined) await rival.pay(wish);
      expect(['seats-taken', 'seats-lost']).toContain(wish.final?.problem);
      expect((await finish()).final?.status).toBe(201);
      expect((await holder.pay(hold)).final?.status).toBe(410);
      // The seats of the hold that is over are free again.
      expect((await context.buy({ performanceId, seatIds: held })).final?.status).toBe(201);
      const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
      expect(errands.map(({ final }) => final?.status)).toContain(201);
    },
  );
}
