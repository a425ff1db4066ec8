import { fault } from '../harness/fault.js';
import { longestLock } from '../harness/redis-console.js';
import { strangerGets } from '../harness/under-way.js';

const HOLD_MS = 900_000;

fault(
  {
    ...{ row: 10, title: 'Redis holds the seats, and its answer is lost' },
    ...{
      inject: 'connection cut by the proxy after the script was sent',
      expect:
        'the shopper gets the very same seats with the next try; no seat is kept beyond the time of a hold',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const [mine, theirs] = [seatIds.slice(0, 2), seatIds.slice(2, 4)];
    expect(await strangerGets(context, performanceId, seatIds.slice(4, 6))).toBe('held');
    const lost = rig.redisLink.plant({
      mode: 'cut-after-request',
      when: bytes => bytes.includes(' place '),
      times: 2,
    });
    const buyer = context.buyer();
    const first = await buyer.hold({ performanceId, seatIds: mine, patienceMs: 0 });
    expect(first.final).toMatchObject({ status: 503, problem: 'holds-unavailable' });
    // The own lock, left behind or taken back, is no obstacle.
    const again = await buyer.hold({ performanceId, seatIds: mine });
    expect(again.holdId).toBeDefined();
    expect(context.watch(await buyer.pay(again)).final?.status).toBe(201);
    // One whose shopper never comes back.
    await context.buyer().hold({ performanceId, seatIds: theirs, patienceMs: 0 });
    context.fired('the answer to a hold was cut', lost.fired);
    expect(['held', '409 seats-taken']).toContain(await strangerGets(context, performanceId, theirs));
    expect(await longestLock(rig.redis)).toBeLessThanOrEqual(HOLD_MS);
  },
);
