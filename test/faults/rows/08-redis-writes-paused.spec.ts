import { fault } from '../harness/fault.js';
import { atRedis, longestLock } from '../harness/redis-console.js';
import { strangerGets } from '../harness/under-way.js';

const REQUEST_PATIENCE_MS = 5_000;
const PAUSE_MS = 60_000;
const HOLD_MS = 900_000;

fault(
  {
    ...{ row: 8, title: 'Redis takes no writes for a while' },
    ...{
      inject: '`CLIENT PAUSE WRITE`, `CLIENT UNPAUSE`',
      expect: 'holds get a clean 503; what is written late keeps the seats from nobody: own lock or none',
    },
  },
  async context => {
    const { rig, patience } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const [mine, theirs] = [seatIds.slice(0, 2), seatIds.slice(2, 4)];
    // Whatever the product prepares for a new sale is written now.
    expect(await strangerGets(context, performanceId, seatIds.slice(4, 6))).toBe('held');
    patience.ms = REQUEST_PATIENCE_MS;
    const buyer = context.buyer();
    await atRedis(rig.redis, async console => {
      await console.call('CLIENT', 'PAUSE', PAUSE_MS, 'WRITE');
      const refused = await buyer.hold({ performanceId, seatIds: mine, patienceMs: 0 });
      expect(refused.final).toMatchObject({ status: 503, problem: 'holds-unavailable' });
      expect(await strangerGets(context, performanceId, theirs, 0)).toBe('503 holds-unavailable');
      const blocked = /blocked_clients:(\d+)/.exec(await console.info('clients'))?.[1];
      context.fired('a connection blocked by the pause', Number(blocked));
      await console.call('CLIENT', 'UNPAUSE');
    });
    const again = await buyer.hold({ performanceId, seatIds: mine });
    expect(again.holdId).toBeDefined();
    expect(context.watch(await buyer.pay(again)).final?.status).toBe(201);
    // The other one never comes back: the undo that followed the late lock frees the seats, or their time does.
    expect(['held', '409 seats-taken']).toContain(await strangerGets(context, performanceId, theirs));
    expect(await longestLock(rig.redis)).toBeLessThanOrEqual(HOLD_MS);
    expect(patience.exceeded).toBe(0);
  },
);
