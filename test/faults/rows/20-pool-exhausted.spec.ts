import { fault } from '../harness/fault.js';

/** More than the pool has connections. */
const BUYERS = 24;

fault(
  {
    ...{ row: 20, title: 'every connection of the pool waits for a lock' },
    ...{
      inject: 'a table locked by another session, more payments at once than there are connections',
      expect: 'each gets 503 with Retry-After, nothing deadlocks, and all are paid afterwards',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const shoppers = await Promise.all(
      seatIds.slice(0, BUYERS).map(async seatId => {
        const buyer = context.buyer();
        return { buyer, errand: context.watch(await buyer.hold({ performanceId, seatIds: [seatId] })) };
      }),
    );
    const before = await rig.deadlocks();
    const blocker = await rig.sql.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE payments IN SHARE ROW EXCLUSIVE MODE');
      const answers = await Promise.all(shoppers.map(({ buyer, errand }) => buyer.payOnce(errand)));
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 503, problem: 'temporarily-unavailable', retryAfter: '2' });
      }
      context.fired('a payment refused with 503', answers.length);
    } finally {
      await blocker.query('ROLLBACK');
      blocker.release();
    }
    await context.hurry();
    const paid = await Promise.all(shoppers.map(({ buyer, errand }) => buyer.pay(errand)));
    expect(paid.map(({ final }) => final?.status)).toEqual(paid.map(() => 201));
    expect(await rig.deadlocks()).toBe(before);
  },
);
