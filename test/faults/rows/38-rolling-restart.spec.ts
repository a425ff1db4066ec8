import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';

/** At least. Buying goes on until both are back, however quick the machine. */
const BUYERS = 100;
const MOST_BUYERS = 1_000;

fault(
  {
    ...{
      row: 38,
      title: `two processes are restarted one after the other during ${BUYERS} checkouts or more`,
    },
    ...{ inject: 'SIGTERM, start again', expect: 'nobody loses a booking; exit code 0 in time' },
  },
  async context => {
    const { rig, random } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const sale = await context.sale(2 * MOST_BUYERS);
    let areBack = false;
    const shopping = crowd(context, {
      ...{ sale, buyers: MOST_BUYERS, atOnce: 10, areSeatsApart: true },
      isOver: () => areBack && context.errands.length >= BUYERS,
    });
    try {
      for (const name of ['a', 'b']) {
        await sleep(random.whole(200, 900));
        const done = context.errands.length;
        expect(done).toBeLessThan(MOST_BUYERS);
        const began = performance.now();
        const how = await rig.stop(name);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        expect(how).toBe(0);
        context.fired(`SIGTERM to ${name} after ${done} checkouts, exit code ${how} after ${seconds} s`);
        await rig.start(name);
      }
    } finally {
      // Whatever became of it: nobody goes on buying for the rows that follow.
      areBack = true;
    }
    const errands = await shopping;
    expect(errands.length).toBeGreaterThanOrEqual(BUYERS);
    expect([...new Set(errands.map(({ final }) => final?.status))]).toEqual([201]);
  },
);
