import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { atRedis, longestLock } from '../harness/redis-console.js';
import { strangerGets } from '../harness/under-way.js';

/** A hold that is being paid lives no longer than this: 30 minutes and the pin. */
const LONGEST_HOLD_MS = 35 * 60_000;

/** The file that Redis appends to. */
async function appendOnlyFile(url: string): Promise<string> {
  const [, home = ''] = await atRedis(
    { url },
    async client => (await client.config('GET', 'dir')) as string[],
  );
  const folder = join(home, 'appendonlydir');
  const name = readdirSync(folder).find(file => file.endsWith('.incr.aof'));
  if (name === undefined) throw new Error(`${folder} has no file that is appended to.`);
  return join(folder, name);
}

fault(
  {
    ...{ row: 11, title: 'Redis loses the last second of its file', rig: {} },
    ...{
      inject: 'SIGKILL, the file cut off where it was some holds and sales before, started again',
      expect:
        'sold seats stay refused; a hold of before is still good, one of after is over; jobs are driven again',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const [early = [], late = [], sold = [], given = []] = [0, 2, 4, 6].map(from =>
      seatIds.slice(from, from + 2),
    );
    const [earlyBuyer, lateBuyer, buyer] = [context.buyer(), context.buyer(), context.buyer()];
    const earlyHold = context.watch(await earlyBuyer.hold({ performanceId, seatIds: early }));
    const toBePaid = await buyer.hold({ performanceId, seatIds: sold });
    const file = await appendOnlyFile(rig.redis.url);
    const { size } = statSync(file);

    context.watch(await buyer.pay(toBePaid));
    expect(toBePaid.final?.status).toBe(201);
    const lateHold = context.watch(await lateBuyer.hold({ performanceId, seatIds: late }));
    const shopping = crowd(context, { sale: await context.sale(), buyers: 16, atOnce: 8 });
    await context.until(`SELECT count(*) > 2 FROM bookings`);
    await rig.redis.kill();
    const lostBytes = statSync(file).size - size;
    truncateSync(file, size);
    context.fired(`${lostBytes} bytes of the file lost`, Math.sign(lostBytes));
    await rig.redis.restart();

    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    expect((await earlyBuyer.pay(earlyHold)).final?.status).toBe(201);
    expect((await lateBuyer.pay(lateHold)).final?.status).toBe(410);
    // Whoever paid just before the loss is not taken for somebody who is still paying.
    const more = await buyer.hold({ performanceId, seatIds: given });
    expect(more.final).toBeUndefined();
    expect((await shopping).filter(({ final }) => final === undefined)).toEqual([]);
    expect(await longestLock(rig.redis)).toBeLessThanOrEqual(LONGEST_HOLD_MS);
  },
);
